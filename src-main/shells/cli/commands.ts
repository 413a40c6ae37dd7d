import { z } from 'zod';
import { contract } from '../../contract/index.ts';
import type { ProcedureMeta } from '../../contract/shared.ts';
import { kebab, shapeOf, type Shape } from './schema.ts';

export interface Command {
  /** As typed: `contacts`, `add-interaction`. */
  group: string;
  name: string;
  /** As in the contract: `['contacts', 'addInteraction']`. */
  path: [string, string];
  summary: string;
  shape: Shape;
  /** Whether the answer is a file, or holds one; `--out` names where it goes. */
  givesFile: boolean;
  /** Whether the group tells progress by an id that the caller may choose. */
  tellsProgress: boolean;
}

interface Definition {
  meta: ProcedureMeta;
  inputSchema?: unknown;
  outputSchema?: unknown;
}

const isFile = (schema: unknown): boolean => schema instanceof z.core.$ZodType && schema._zod.def.type === 'file';

/** Every procedure that the command line shows, straight from the contract: there is no second list to keep up. */
export function listCommands(): Command[] {
  return Object.entries(contract).flatMap(([group, procedures]) =>
    Object.entries<{ '~orpc': unknown }>(procedures).flatMap(([name, procedure]) => {
      const definition = procedure['~orpc'] as Definition;
      const { cli } = definition.meta;
      if (cli === false) return [];
      const shape = shapeOf(definition.inputSchema);
      const output = definition.outputSchema;
      return {
        group: kebab(group),
        name: kebab(name),
        path: [group, name] satisfies [string, string],
        summary: cli?.summary ?? '',
        shape,
        givesFile: isFile(output) || (output instanceof z.ZodObject && Object.values(output.shape).some(isFile)),
        tellsProgress:
          Object.hasOwn(procedures, 'progress') &&
          Object.hasOwn(shape.properties ?? {}, 'id') &&
          !shape.required?.includes('id'),
      };
    }),
  );
}
