import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The least that any server of JSON does: read the request, write the answer it has in memory as JSON. */
const answers = new Map<string, unknown>(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.from(JSON.stringify(answers.get(Buffer.concat(chunks).toString())));
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  response.end(body);
}).listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
});
