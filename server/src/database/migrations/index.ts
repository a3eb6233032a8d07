import { CreateAreas1763800000100 } from './1763800000100-create-areas';
import { CreateCourse1763800000700 } from './1763800000700-create-course';
import { CreateFigures1763800001000 } from './1763800001000-create-figures';
import { CreateDirectives1763800001100 } from './1763800001100-create-directives';
import { CreateDoors1763800001200 } from './1763800001200-create-doors';
import { CreateListedDoors1763800001300 } from './1763800001300-create-listed-doors';
import { CreateFiles1763800000400 } from './1763800000400-create-files';
import { CreateHistoryDay1763800000800 } from './1763800000800-create-history-day';
import { CreateRules1763800000900 } from './1763800000900-create-rules';
import { CreateIssues1763800000300 } from './1763800000300-create-issues';
import { CreateNotices1763800000500 } from './1763800000500-create-notices';
import { CreatePeople1763800000200 } from './1763800000200-create-people';
import { CreateSystem1763800000600 } from './1763800000600-create-system';

/** In order. A migration that has run anywhere is never edited. */
export const MIGRATIONS = [
  CreateAreas1763800000100,
  CreatePeople1763800000200,
  CreateIssues1763800000300,
  CreateFiles1763800000400,
  CreateNotices1763800000500,
  CreateSystem1763800000600,
  CreateCourse1763800000700,
  CreateHistoryDay1763800000800,
  CreateRules1763800000900,
  CreateFigures1763800001000,
  CreateDirectives1763800001100,
  CreateDoors1763800001200,
  CreateListedDoors1763800001300,
];
