import type { GraphEngine } from '../engine/port.ts';
import { InvalidInput } from '../errors.ts';
import { Origin } from '../model/claim.ts';
import { exportTable } from '../services/table/export-table.ts';
import { type TableAnswer, tableAnswer, written } from '../services/table/table-files.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The graph as a workbook. */
export async function tableWorkbook(engine: GraphEngine, request: Request): Promise<Response> {
  const { sheets } = await answerTo(engine, request);
  const [file] = await written(sheets, 'xlsx');
  const headers = { 'content-type': XLSX, 'content-disposition': 'attachment; filename="roles.xlsx"' };
  return new Response((file?.content ?? '') as BodyInit, { headers });
}

/** The same as JSON, with what the table does not carry: the command line writes its files from it. */
export async function tableJson(engine: GraphEngine, request: Request): Promise<Response> {
  return Response.json(await answerTo(engine, request));
}

/** @throws InvalidInput for an origin there is not. */
async function answerTo(engine: GraphEngine, request: Request): Promise<TableAnswer> {
  const asked = new URL(request.url).searchParams.get('origins');
  const names = asked?.split(',').map((name) => name.trim().toLowerCase());
  const wrong = names?.find((name) => !Origin.safeParse(name).success);
  if (wrong !== undefined) {
    const message = `"${wrong}" is no origin; there are ${Origin.options.join(', ')}.`;
    throw new InvalidInput(message, [{ path: 'origins', message }]);
  }
  return tableAnswer(await exportTable(engine, names as Origin[] | undefined));
}
