import {
  type ColumnUpdateNode,
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type PrimitiveValueListNode,
  type RootOperationNode,
  type ValueNode,
  type ValuesNode,
} from 'kysely';

/**
 * PostgreSQL refuses text with U+0000 and fails the query. No stored text has one, so a lookup must find nothing: the
 * character is replaced by U+FFFD, as broken surrogates already are on their way to the server; names with U+FFFD are
 * refused. Writing such text throws: what is stored must be exactly what was checked, or a check of one text could give
 * rights to another.
 */
export class WithoutNul implements KyselyPlugin {
  readonly #transformer = new Lookups();

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    return this.#transformer.transformNode(node, queryId);
  }

  async transformResult({ result }: PluginTransformResultArgs) {
    return result;
  }
}

/** Applies it to every value of a query. */
class Values extends OperationNodeTransformer {
  readonly #change: (value: unknown) => unknown;

  constructor(change: (value: unknown) => unknown) {
    super();
    this.#change = change;
  }

  protected override transformValue(node: ValueNode): ValueNode {
    return { ...node, value: this.#change(node.value) };
  }

  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    return { ...node, values: node.values.map(this.#change) };
  }
}

class Lookups extends Values {
  readonly #written = new Values(refuseNul);

  constructor() {
    super(replaceNul);
  }

  /** What an INSERT adds. */
  protected override transformValues(node: ValuesNode): ValuesNode {
    return this.#written.transformNode(node);
  }

  /** What an UPDATE, or an INSERT that meets a row, sets. */
  protected override transformColumnUpdate(node: ColumnUpdateNode): ColumnUpdateNode {
    return this.#written.transformNode(node);
  }
}

export function replaceNul(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\u0000', '\uFFFD') : value;
}

function refuseNul(value: unknown): unknown {
  if (typeof value === 'string' && value.includes('\u0000')) throw new Error('text with U+0000 can’t be kept');
  return value;
}
