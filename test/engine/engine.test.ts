import { onEveryEngine } from '../engines.ts';
import { engineSpec } from './engine-spec.ts';

onEveryEngine(engineSpec);
