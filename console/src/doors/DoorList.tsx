import { SearchOutlined } from '@ant-design/icons';
import { type DoorView, doorWords, howLongAgo } from '@hongqi/shared';
import { App, Button, Input, Popconfirm, Skeleton } from 'antd';
import { errorText } from '../api';
import { Say, SayFailed } from '../parts/Say';
import { useNow } from '../parts/use-now';
import { useTyped } from '../parts/use-typed';
import { type DoorFilter, useDoors, useRemoveDoor } from './door-queries';

interface Props {
  filter: DoorFilter;
  change: (changed: Partial<DoorFilter>) => void;
  /** Null for whoever may only look. */
  edit: ((door: DoorView) => void) | null;
  startImport: (() => void) | null;
}

export function DoorList({ filter, change, edit, startImport }: Props) {
  const list = useDoors(filter);
  const doors = (list.data?.pages ?? []).flatMap(({ items }) => items);
  const isFiltered = Boolean(filter.search || filter.building);
  return (
    <section className="doors-list" aria-label="门牌" tabIndex={0}>
      <Search search={filter.search} change={(search) => change({ search })} />
      {list.error ? <SayFailed error={list.error} again={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeleton active className="pad" paragraph={{ rows: 8 }} /> : null}
      {list.data && doors.length === 0 ? (
        <Say
          title={isFiltered ? '没有符合的门牌' : '这里还没有登记门牌'}
          action={!isFiltered && startImport ? <Button onClick={startImport}>从表格导入</Button> : null}
        >
          {isFiltered
            ? '换个词，或选大一级的辖区再找。'
            : '用社区已有的房屋台账导入，一次就能录完；之后由网格员随走随改。'}
        </Say>
      ) : null}
      {doors.length ? (
        <table className="doors-table">
          <thead>
            <tr>
              <th scope="col">门牌</th>
              <th scope="col">网格</th>
              <th scope="col">联系方式</th>
              <th scope="col">最近走访</th>
              <th scope="col">备注</th>
              <th scope="col">
                <span className="unseen">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {doors.map((door) => (
              <Row key={door.id} door={door} edit={edit} />
            ))}
          </tbody>
        </table>
      ) : null}
      {list.hasNextPage ? (
        <p className="list-end">
          <Button type="text" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            加载更多
          </Button>
        </p>
      ) : null}
    </section>
  );
}

function Row({ door, edit }: { door: DoorView; edit: Props['edit'] }) {
  const { message } = App.useApp();
  const now = useNow();
  const remove = useRemoveDoor();
  const words = doorWords(door);
  const take = (): void =>
    remove.mutate(door.id, {
      onSuccess: () => void message.success(`已删除 ${words}`),
      onError: (error) => void message.warning(errorText(error)),
    });
  return (
    <tr data-testid={`door-${words}`}>
      <th scope="row">{words}</th>
      <td className="quiet">{door.gridName}</td>
      <td className="quiet">{door.hasContact ? '已登记' : '—'}</td>
      <td className="quiet">{door.lastVisitAt ? howLongAgo(door.lastVisitAt, now) : '没有走访过'}</td>
      <td className="quiet cut" title={door.note}>
        {door.note}
      </td>
      <td className="doors-steps">
        {edit ? (
          <>
            <Button
              size="small"
              type="text"
              onClick={() => edit(door)}
              aria-label={`修改${words}`}
              data-testid="door-edit"
            >
              修改
            </Button>
            <Popconfirm
              title={`删除 ${words}？`}
              description="走访记录保留，这一户不再出现在走访单上。"
              okText="删除"
              onConfirm={take}
            >
              <Button
                size="small"
                type="text"
                loading={remove.isPending}
                aria-label={`删除${words}`}
                data-testid="door-remove"
              >
                删除
              </Button>
            </Popconfirm>
          </>
        ) : null}
      </td>
    </tr>
  );
}

function Search({ search, change }: { search: string; change: (search: string) => void }) {
  const [typed, setTyped] = useTyped(search, change);
  return (
    <div className="doors-search" role="search">
      <Input
        allowClear
        prefix={<SearchOutlined />}
        placeholder="楼栋或门牌，如 6号楼 301"
        aria-label="搜索楼栋或门牌"
        maxLength={60}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={() => change(typed)}
        data-testid="door-search"
      />
    </div>
  );
}
