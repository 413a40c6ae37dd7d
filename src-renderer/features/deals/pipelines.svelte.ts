import { QueryObserver } from '@tanstack/svelte-query';
import { createSubscriber } from 'svelte/reactivity';
import type { Pipeline, Stage } from '../../../src-main/contract/pipelines.ts';
import { query, queryClient } from '../../api/index.ts';

/** The shop's pipelines, for whoever speaks of a stage. Empty until they are known. */
class Pipelines {
  readonly #observer = new QueryObserver(queryClient, query('pipelines', 'list'));
  readonly #subscribe = createSubscriber((update) => this.#observer.subscribe(update));

  get all(): readonly Pipeline[] {
    this.#subscribe();
    return this.#observer.getCurrentResult().data ?? [];
  }

  /** The pipeline of this id, else the first. */
  of(id: string | null): Pipeline | undefined {
    return this.all.find((pipeline) => pipeline.id === id) ?? this.all[0];
  }

  stage(id: string): Stage | undefined {
    return this.all.flatMap(({ stages }) => stages).find((stage) => stage.id === id);
  }

  /** The pipeline in which a stage stands. */
  withStage(id: string): Pipeline | undefined {
    return this.all.find(({ stages }) => stages.some((stage) => stage.id === id));
  }
}

export const pipelines = new Pipelines();

/** How many deals are open, in all pipelines; undefined until it is known. */
export const openDeals = (): number | undefined =>
  pipelines.all.length === 0
    ? undefined
    : pipelines.all.reduce((all, { stages }) => stages.reduce((sum, { deals }) => sum + deals, all), 0);
