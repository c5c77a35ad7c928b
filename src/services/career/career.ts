import type { Loaders } from '../../loaders/index.ts';
import { PerVersion } from '../per-version.ts';
import { CareerPicture } from './career-picture.ts';

/** What careers are worked out from, kept as long as the graph does not change. */
export class Career {
  readonly #pictures = new PerVersion((snapshot, origins) => CareerPicture.build(snapshot, origins));

  /** What careers look like in a view of the graph. */
  in(view: Loaders): Promise<CareerPicture> {
    return this.#pictures.get(view.snapshot, view.origins);
  }
}
