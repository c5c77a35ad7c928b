import { parentPort } from 'node:worker_threads';
import type { CareerPicture } from './career-picture.ts';
import type { Message, Reply } from './career-thread.ts';
import { CareerDrawing } from './draw-career.ts';
import { questions } from './questions.ts';
import { thrown } from './thrown.ts';

/** The other end of `CareerThread`: draws career pictures and answers what is asked of them. */
const drawings = new Map<number, CareerDrawing>();
const pictures = new Map<number, Promise<CareerPicture>>();
const running = new Map<number, AbortController>();

parentPort?.on('message', (message: Message) => {
  if (message.kind === 'role') drawingOf(message.picture).role(message.row);
  else if (message.kind === 'related') drawingOf(message.picture).related(message.row);
  else if (message.kind === 'drop') drop(message.picture);
  else if (message.kind === 'cancel') running.get(message.call)?.abort();
  else void reply(message.call, answerTo(message));
});

async function answerTo(message: Extract<Message, { call: number }>): Promise<unknown> {
  if (message.kind === 'finish') {
    const finished = drawingOf(message.picture).finished();
    drawings.delete(message.picture);
    pictures.set(message.picture, finished);
    await finished;
  }
  if (message.kind !== 'ask') return;
  const controller = new AbortController();
  running.set(message.call, controller);
  try {
    const picture = await pictures.get(message.picture);
    if (!picture) throw new Error(`There is no career picture ${message.picture}.`);
    const answer = questions[message.question] as (...args: unknown[]) => unknown;
    return await answer(picture, message.ask, controller.signal);
  } finally {
    running.delete(message.call);
  }
}

async function reply(call: number, answering: Promise<unknown>): Promise<void> {
  const reply = await answering.then(
    (answer): Reply => ({ call, answer }),
    (error): Reply => ({ call, thrown: thrown(error) }),
  );
  parentPort?.postMessage(reply);
}

function drawingOf(picture: number): CareerDrawing {
  const drawing = drawings.get(picture) ?? new CareerDrawing();
  drawings.set(picture, drawing);
  return drawing;
}

function drop(picture: number): void {
  drawings.delete(picture);
  pictures.delete(picture);
}
