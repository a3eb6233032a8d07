import { AppError, type DoorBrief, type FieldProblem } from '@hongqi/shared';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { errorText } from '../../api';
import { openDirective } from '../directive-queries';
import { figure } from '../sending-words';
import { groupsOf, withoutDoors } from './door-groups';
import { doorsAt } from './list-queries';

/** The list was refused: some of its doors have been removed meanwhile, or lie no longer in the author's areas. */
export function refusesDoors(error: AppError | null): boolean {
  const problems = error?.code === 'INPUT_INVALID' && Array.isArray(error.details) ? error.details : [];
  return (problems as FieldProblem[]).some(({ field }) => field.split('.')[0] === 'doorIds');
}

interface Props {
  id: string | null;
  doors: readonly DoorBrief[];
  remove: (gone: readonly DoorBrief[]) => void;
}

/** Finds those doors by asking for what is there, so that nobody has to look for them in thousands. */
export function Recheck({ id, doors, remove }: Props) {
  const { message } = App.useApp();
  const check = useMutation({
    mutationFn: async () => {
      const places = groupsOf(doors).flatMap(({ buildings }) =>
        buildings.map(({ gridCode, building }) => ({ gridCode, building })),
      );
      const saved = id === null ? [] : (await openDirective(id)).doors;
      return withoutDoors(doors, [...(await doorsAt(places)), ...saved]);
    },
    onSuccess: (gone) => {
      remove(gone);
      void message.success(`已移出 ${figure(gone.length)} 户`);
    },
    onError: (error) => void message.warning(errorText(error)),
  });
  return (
    <Button size="small" loading={check.isPending} onClick={() => check.mutate()} data-testid="list-recheck">
      核对名单并移出
    </Button>
  );
}
