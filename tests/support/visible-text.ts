import { parse } from 'svelte/compiler';

type Node = { type: string; start: number } & Record<string, unknown>;

export interface Finding {
  line: number;
  problem: 'text' | 'style-attribute' | 'literal-value';
  text: string;
}

/** Attributes and component properties whose text a person sees or hears. */
const visible = new Set([
  ...['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'aria-placeholder'],
  ...[
    'title',
    'placeholder',
    'alt',
    'label',
    'text',
    'hint',
    'error',
    'problem',
    'confirm',
    'cancel',
    'detail',
    'name',
  ],
]);
/** `name` of an HTML element is a technical word; of a component it may be seen. */
const technicalOnElements = new Set(['name', 'label']);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
const hasLetters = (text: string) => /\p{L}/u.test(text);

/** The texts that an expression can become: what stands in its branches, not what it hands to functions. */
function textsOf(value: unknown): Node[] {
  if (!isNode(value)) return [];
  switch (value.type) {
    case 'Literal':
      return typeof value['value'] === 'string' ? [value] : [];
    case 'TemplateLiteral':
      return [...(value['quasis'] as Node[]), ...(value['expressions'] as Node[]).flatMap(textsOf)];
    case 'ConditionalExpression':
      return [...textsOf(value['consequent']), ...textsOf(value['alternate'])];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return value['operator'] === '+' || value.type === 'LogicalExpression'
        ? [...textsOf(value['left']), ...textsOf(value['right'])]
        : [];
    default:
      return [];
  }
}

function textOf(node: Node): string {
  if (node.type === 'Text') return String(node['data']);
  if (node.type === 'TemplateElement') return String((node['value'] as { raw: string }).raw);
  return String(node['value']);
}

/** What an attribute's value can become, as nodes that hold text. */
function attributeTexts(value: unknown): Node[] {
  const parts = Array.isArray(value) ? value : [value];
  return parts.filter(isNode).flatMap((part) => (part.type === 'Text' ? [part] : textsOf(part['expression'])));
}

/**
 * Visible text outside the messages, and `style` attributes (which the Content-Security-Policy forbids), in the
 * source of a component. With `strict` also colours and pixels: features and screens use the tokens for them.
 */
export function findingsIn(source: string, strict: boolean): Finding[] {
  const findings: Finding[] = [];
  const add = (start: number, problem: Finding['problem'], text: string) =>
    findings.push({ line: source.slice(0, start).split('\n').length, problem, text: text.trim() });
  const addTexts = (nodes: Node[]) => {
    for (const node of nodes) if (hasLetters(textOf(node))) add(node.start, 'text', textOf(node));
  };

  function attribute(node: Node, owner: Node): void {
    const name = String(node['name']);
    const onElement = owner.type === 'RegularElement' || owner.type === 'SvelteElement';
    if (node.type === 'Attribute' && name === 'style') add(node.start, 'style-attribute', 'style');
    if (node.type === 'StyleDirective' && strict) {
      for (const text of attributeTexts(node['value'])) {
        if (literalValue.test(textOf(text))) add(text.start, 'literal-value', textOf(text));
      }
    }
    if (node.type !== 'Attribute' || !visible.has(name) || (onElement && technicalOnElements.has(name))) return;
    addTexts(attributeTexts(node['value']));
  }

  function walk(node: Node): void {
    if (node.type === 'Text') return addTexts([node]);
    if (node.type === 'ExpressionTag') return addTexts(textsOf(node['expression']));
    for (const part of (node['attributes'] as Node[] | undefined) ?? []) attribute(part, node);
    for (const [key, child] of Object.entries(node)) {
      // Values of attributes are judged above; expressions hold no markup.
      if (key === 'attributes' || key === 'expression' || key === 'metadata') continue;
      for (const inner of Array.isArray(child) ? child : [child]) if (isNode(inner)) walk(inner);
    }
  }

  const ast = parse(source, { modern: true });
  walk(ast.fragment as unknown as Node);
  if (strict && ast.css) {
    const { start, styles } = ast.css.content;
    const bare = styles.replace(/\/\*[\s\S]*?\*\//g, (comment) => ' '.repeat(comment.length));
    for (const match of bare.matchAll(new RegExp(literalValue, 'gi'))) {
      add(start + match.index, 'literal-value', match[0]);
    }
  }
  return findings;
}

/** A colour or a length in pixels, as a value. `@container` and `@media` conditions know no tokens and use rem. */
const literalValue =
  /#[0-9a-f]{3,8}\b(?=[^{]*[;}])|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(|:\s*(?:white|black|red|green|blue|gr[ae]y)\b|\b\d*\.?\d+px\b/i;
