import { type Queue, QUEUES } from '@hongqi/shared';

export const QUEUE_LABEL: Record<Queue, string> = {
  desk: '待分派',
  requests: '待审批',
  work: '处置中',
  overdue: '超期',
  ordered: '督办',
  leaders: '领导件',
  check: '待核查',
  done: '待评价',
  ended: '已结案',
  all: '全部',
};

/** What an empty queue says: what will appear here, and whether that is good news. */
export const QUEUE_EMPTY: Record<Queue, string> = {
  desk: '没有等待分派的诉求。系统无法自动分派、被退回或上报的诉求会出现在这里。',
  requests: '没有等待审批的申请。承办人申请延期、挂起、退回，或申诉评价时会出现在这里。',
  work: '没有正在处置的诉求。已分派、尚未办结的诉求会出现在这里。',
  overdue: '没有超期的诉求。',
  ordered: '没有督办单。领导督办、超期、多次重办或多人反映的诉求会出现在这里。',
  leaders: '没有报到您这里的诉求。居民喊到顶、超期已久的诉求会出现在这里。',
  check: '没有等待核查的诉求。承办人报办结、按规定须核查的诉求会出现在这里。',
  done: '没有等待居民评价的诉求。',
  ended: '还没有结案的诉求。',
  all: '还没有诉求。居民在小程序提交后会出现在这里。',
};

/** A leader's own list is nobody else's. */
export function queuesFor(isSupervisor: boolean): Queue[] {
  return QUEUES.filter((queue) => queue !== 'leaders' || isSupervisor);
}

export function queueOf(word: string | undefined): Queue {
  return QUEUES.find((queue) => queue === word) ?? 'desk';
}
