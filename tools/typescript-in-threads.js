import { isMainThread } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// Vitest compiles what it loads itself; a thread that the product starts from its sources loads them by Node alone.
if (!isMainThread) register();
