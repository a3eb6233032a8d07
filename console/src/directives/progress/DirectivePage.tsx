import { type DirectiveView } from '@hongqi/shared';
import { Skeleton, Tabs } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { isGone } from '../../api';
import { Say, SayFailed } from '../../parts/Say';
import { useDirective, useProgress } from '../directive-queries';
import { ReviewBar } from '../ReviewBar';
import { Found } from './Found';
import { Head } from './Head';
import { Message } from './Message';
import { Numbers } from './Numbers';
import { ProgressPane } from './ProgressPane';
import { Steps } from './Steps';
import { Sums } from './Sums';

/** One directive: what was said, to whom, and what came back. Which part is shown stands in the address. */
export function DirectivePage() {
  const id = useParams()['id'] ?? '';
  const directive = useDirective(id);
  if (directive.error && !directive.data) {
    return isGone(directive.error) ? (
      <Say title="没有这条指令">它可能已被删除，或不在您的辖区内。</Say>
    ) : (
      <SayFailed error={directive.error} again={() => void directive.refetch()} />
    );
  }
  return directive.data ? <Shown key={id} view={directive.data} /> : <Skeleton active className="pad" />;
}

function Shown({ view }: { view: DirectiveView }) {
  const [params, setParams] = useSearchParams();
  const tabs = useMemo(() => tabsOf(view), [view]);
  const tab = tabs.find(({ key }) => key === params.get('tab')) ?? tabs[0];
  const areaCode = params.get('area') ?? undefined;
  const change = (changed: Record<string, string>): void =>
    setParams({ ...Object.fromEntries(params), ...changed }, { replace: true });
  const choose = (code: string): void => change({ area: code });
  if (view.awaitsMe) {
    return (
      <div className="directive-page">
        <Head view={view} />
        <div className="review-body">
          <ReviewBar view={view} onDone={() => change({ tab: 'progress' })} />
          <Message view={view} />
        </div>
      </div>
    );
  }
  return (
    <div className="directive-page">
      <Head view={view} />
      {hasBegun(view) ? <LiveNumbers view={view} /> : null}
      <Tabs
        className="directive-tabs"
        activeKey={tab?.key ?? 'message'}
        onChange={(key) => change({ tab: key })}
        items={tabs.map(({ key, label }) => ({ key, label }))}
      />
      <div className="directive-body">{tab?.show(areaCode, choose)}</div>
    </div>
  );
}

interface Tab {
  key: string;
  label: string;
  show: (areaCode: string | undefined, choose: (code: string) => void) => ReactNode;
}

function tabsOf(view: DirectiveView): Tab[] {
  const message: Tab = { key: 'message', label: '内容', show: () => <Message view={view} /> };
  const steps: Tab = { key: 'steps', label: '经过', show: () => <Steps steps={view.steps} /> };
  if (!hasBegun(view)) return [message, steps];
  const hasForm = view.content.wants === 'form';
  return [
    {
      key: 'progress',
      label: '进展',
      show: (areaCode, choose) => <ProgressPane view={view} areaCode={areaCode} choose={choose} />,
    },
    ...(hasForm
      ? [
          {
            key: 'sums',
            label: '反馈汇总',
            show: (areaCode: string | undefined) => <Sums view={view} areaCode={areaCode} />,
          },
        ]
      : []),
    message,
    { key: 'found', label: '发现的问题', show: () => <Found id={view.id} /> },
    steps,
  ];
}

/** Somebody has it, or had it. */
function hasBegun({ state }: DirectiveView): boolean {
  return state === 'sending' || state === 'sent' || state === 'closed' || state === 'recalled';
}

/** Of everything the viewer may look into; asked for again every few seconds. */
function LiveNumbers({ view }: { view: DirectiveView }) {
  const { data } = useProgress(view.id, undefined, view.state);
  return data ? (
    <Numbers node={data.area} wants={view.wants} isAsked={view.state !== 'recalled'} />
  ) : (
    <Skeleton.Node active className="tallies-wait" />
  );
}
