import { InvalidInput } from '../../errors.ts';
import { readGrids, type TableFile } from '../../import/table/read-grids.ts';
import { type StartingMap, startingMap } from '../../import/table/starting-map.ts';
import { TableMessages } from '../../import/table/table-messages.ts';

/** A map to start with for an export of another system. @throws InvalidInput where the files are no table. */
export async function mapFor(files: readonly TableFile[]): Promise<StartingMap> {
  const messages = new TableMessages();
  const grids = await readGrids(files, messages);
  const error = messages.list().find(({ severity }) => severity === 'error');
  if (grids.length === 0) throw new InvalidInput(error?.text ?? 'The file holds no sheet.');
  return startingMap(grids);
}
