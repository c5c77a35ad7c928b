#!/usr/bin/env node
import './production.ts';
import { EXIT } from './cli/refusal.ts';
import { run } from './cli/run.ts';

// Whoever reads our output may stop early: `rolegraph roles | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.ok);
});

process.exitCode = await run(process.argv.slice(2));
