import { SearchOutlined } from '@ant-design/icons';
import { covers, type DoorBrief, doorWords } from '@hongqi/shared';
import { Button, Input, Tree } from 'antd';
import { useMemo, useState } from 'react';
import { figure } from '../sending-words';
import { doorsNamed } from './door-groups';
import { type ListNode, nodesOf } from './list-nodes';
import { useRoom } from './use-room';

/** A longer list is opened by hand, building by building. */
const FEW = 150;

interface Props {
  doors: readonly DoorBrief[];
  /** What lies outside of them is marked. */
  areas?: readonly string[];
  /** Left out where the list is only looked at. */
  remove?: (gone: readonly DoorBrief[]) => void;
}

/** A list by grid, building and door. Only the rows in sight are drawn: it may be five thousand. */
export function DoorTree({ doors, areas = [], remove }: Props) {
  const [word, setWord] = useState('');
  const [flipped, setFlipped] = useState<ReadonlySet<string>>(new Set());
  const [box, room] = useRoom();
  const found = useMemo(() => doorsNamed(doors, word), [doors, word]);
  const nodes = useMemo(() => nodesOf(found), [found]);
  const isShort = found.length <= FEW;
  const isOpen = ({ key, kind }: ListNode): boolean => (isShort || kind === 'grid') !== flipped.has(key);
  const open = nodes.flatMap((grid) => [grid, ...grid.children].filter(isOpen)).map(({ key }) => key);
  const flip = (key: string): void =>
    setFlipped((before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]));
  return (
    <div className="list-tree">
      <Input
        allowClear
        prefix={<SearchOutlined />}
        suffix={<span className="quiet">{word.trim() ? `找到 ${figure(found.length)} 户` : ''}</span>}
        placeholder="在名单里找"
        aria-label="在名单里找"
        maxLength={60}
        value={word}
        onChange={({ target }) => setWord(target.value)}
        data-testid="list-search"
      />
      <div className="list-tree-room" ref={box} data-testid="list-tree">
        <Tree<ListNode>
          aria-label="走访名单"
          treeData={nodes}
          height={room}
          blockNode
          selectable={false}
          expandedKeys={open}
          onExpand={(_, { node }) => flip(node.key)}
          titleRender={(node) => <Row node={node} areas={areas} remove={remove} />}
        />
      </div>
    </div>
  );
}

interface RowProps {
  node: ListNode;
  areas: readonly string[];
  remove: Props['remove'];
}

function Row({ node: { kind, key, words, doors }, areas, remove }: RowProps) {
  const [first] = doors;
  const isOutside = kind === 'grid' && areas.length > 0 && !areas.some((area) => covers(area, key));
  const name = kind === 'door' && first ? doorWords(first) : words;
  return (
    <span className={`list-row list-row-${kind}`} data-testid={`listed-${name}`}>
      <span className="cut">{words}</span>
      {isOutside ? <span className="chip chip-near">◆ 不在发送范围</span> : null}
      {kind === 'door' ? null : <span className="quiet">{figure(doors.length)} 户</span>}
      {remove ? (
        <Button
          size="small"
          type="text"
          aria-label={`移出${name}`}
          onClick={() => remove(doors)}
          data-testid="list-remove"
        >
          移出
        </Button>
      ) : null}
    </span>
  );
}
