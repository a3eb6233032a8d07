import { PlusOutlined } from '@ant-design/icons';
import { DIRECTIVE_BOX_LABEL, DIRECTIVE_BOXES, type DirectiveBox } from '@hongqi/shared';
import { Button, Skeleton } from 'antd';
import { NavLink, Link, useParams } from 'react-router-dom';
import { Say, SayFailed } from '../parts/Say';
import { useNow } from '../parts/use-now';
import { DirectiveRowLink } from './DirectiveRowLink';
import { useDirectiveCounts, useDirectives } from './directive-queries';
import { figure } from './sending-words';

const EMPTY: Record<DirectiveBox, { title: string; words: string }> = {
  mine: { title: '没有草稿', words: '您写到一半的、正在等待审批的指令会留在这里。' },
  pending: { title: '没有等您审批的指令', words: '同事要发给居民的指令，会先到这里请您过目。' },
  going: { title: '没有进行中的指令', words: '发出的指令和它的进展会出现在这里。点「新建指令」写第一条。' },
  ended: { title: '还没有结束的指令', words: '办完的、撤回的、过了期限的指令会收在这里。' },
};

/** Directives by where they stand, and the one big button. */
export function DirectivesPage() {
  const { box: word } = useParams();
  const box = DIRECTIVE_BOXES.find((one) => one === word) ?? 'going';
  const pending = useDirectiveCounts().data?.pending ?? 0;
  return (
    <div className="directives">
      <header className="directives-head">
        <h1>指令</h1>
        <nav className="boxes" aria-label="指令分类">
          {DIRECTIVE_BOXES.map((one) => (
            <NavLink
              key={one}
              to={`/directives/box/${one}`}
              className={one === box ? 'box box-here' : 'box'}
              aria-current={one === box ? 'page' : undefined}
              data-testid={`box-${one}`}
            >
              {DIRECTIVE_BOX_LABEL[one]}
              {one === 'pending' && pending > 0 ? <span className="box-count">{figure(pending)}</span> : null}
            </NavLink>
          ))}
        </nav>
        <Link to="/directives/new">
          <Button type="primary" size="large" icon={<PlusOutlined />} tabIndex={-1} data-testid="new-directive">
            新建指令
          </Button>
        </Link>
      </header>
      <Box key={box} box={box} />
    </div>
  );
}

function Box({ box }: { box: DirectiveBox }) {
  const now = useNow();
  const list = useDirectives(box);
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (list.error && rows.length === 0) return <SayFailed error={list.error} again={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton active className="pad" />;
  if (rows.length === 0) return <Say title={EMPTY[box].title}>{EMPTY[box].words}</Say>;
  return (
    <div className="directives-list">
      <ul>
        {rows.map((row) => (
          <DirectiveRowLink key={row.id} row={row} now={now} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <p className="list-end">
          <Button
            type="text"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
            data-testid="more"
          >
            加载更多
          </Button>
        </p>
      ) : null}
    </div>
  );
}
