import { startNeo4j } from './neo4j/server.ts';

const s = await startNeo4j({ home: '/tmp/rgneo', heap: '512m', port: Number(process.argv[2]) });
console.log(s.uri);
process.on('SIGTERM', () => void s.stop());
await s.ended;
