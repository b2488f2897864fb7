import * as ts from 'typescript';

/** The functions that take the id of a finding as their first argument. */
const TAKE_AN_ID = [
  'refuse',
  'refuseValue',
  'rejectConstruct',
  'rejectConstructs',
  'rejectHelper',
  'rejectOption',
  'kindOf',
  'editProblem',
  'isFindingId',
];

/** The fields that hold ids of findings. */
const HOLD_AN_ID = ['rule'];

/** The types of a table whose keys are ids. */
const KEYED_BY_ID = /AdviceTable|readonly \[rule: string\]/;

/** The type of what holds ids alone: a list, a set or a map. */
const IDS = /\bFindingId\b/;

/** The names of parameters by which a function passes on an id that its caller names. */
const PASSED_ON = ['rule', 'id'];

/** An id that code names, and the file; the text of the expression if it cannot be read. */
export interface RaisedId {
  readonly file: string;
  readonly id?: string;
  readonly unreadable?: string;
}

/** The ids of findings that a source file names, in calls, fields and doc comments. */
export function raisedIds(file: string, text: string): RaisedId[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const constants = constantsOf(source);
  const functions = functionsOf(source);
  const found: RaisedId[] = [];
  const visit = (node: ts.Node): void => {
    const expression = idExpression(node, functions);
    if (expression) found.push(...idsOf(expression, file, constants));
    found.push(...[...keysOf(node), ...textsIn(listedIds(node)), ...comparedId(node)].map((id) => ({ file, id })));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The ids that doc comments name, as in "(finding `probe-clash`)", with the file. */
export function idsInComments(file: string, text: string): RaisedId[] {
  const comments = text.match(/\/\*\*.*?\*\//gs) ?? [];
  const words = comments.map((comment) => comment.replace(/\n *\* */g, ' ')).join(' ');
  return [...words.matchAll(/\bfindings? `([a-z-]+)`/g)].map(([, id = '']) => ({ file, id }));
}

function idExpression(node: ts.Node, functions: readonly string[]): ts.Expression | undefined {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    return functions.includes(node.expression.text) ? node.arguments[0] : undefined;
  }
  if (!ts.isPropertyAssignment(node) || !ts.isIdentifier(node.name)) return undefined;
  return HOLD_AN_ID.includes(node.name.text) ? node.initializer : undefined;
}

/** The keys of a table by id. */
function keysOf(node: ts.Node): string[] {
  if (!ts.isVariableDeclaration(node) || !KEYED_BY_ID.test(node.type?.getText() ?? '')) return [];
  const { initializer } = node;
  if (!initializer || !ts.isObjectLiteralExpression(initializer)) return [];
  return initializer.properties.flatMap(({ name }) =>
    name && (ts.isStringLiteral(name) || ts.isIdentifier(name)) ? [name.text] : [],
  );
}

/** What is assigned to something that holds ids alone: a declaration by its type, or a field by its name. */
function listedIds(node: ts.Node): ts.Node | undefined {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'rules') return node.initializer;
  return ts.isVariableDeclaration(node) && node.type && IDS.test(node.type.getText()) ? node.initializer : undefined;
}

function textsIn(node: ts.Node | undefined): string[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  return node.getChildren().flatMap(textsIn);
}

/** The text that the id of a finding is compared with. */
function comparedId(node: ts.Node): string[] {
  if (!ts.isBinaryExpression(node) || !COMPARE.includes(node.operatorToken.kind)) return [];
  const { left, right } = node;
  const held = ts.isPropertyAccessExpression(left) ? left.name : left;
  return ts.isIdentifier(held) && HOLD_AN_ID.includes(held.text) ? textsIn(right) : [];
}

const COMPARE: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
];

function idsOf(expression: ts.Expression, file: string, constants: ReadonlyMap<string, string>): RaisedId[] {
  if (ts.isStringLiteralLike(expression)) return [{ file, id: expression.text }];
  if (ts.isConditionalExpression(expression)) {
    return [expression.whenTrue, expression.whenFalse].flatMap((each) => idsOf(each, file, constants));
  }
  if (ts.isIdentifier(expression)) {
    const id = constants.get(expression.text);
    if (id !== undefined) return [{ file, id }];
    if (PASSED_ON.includes(expression.text)) return [];
  }
  return [{ file, unreadable: expression.getText() }];
}

/** The functions that take an id as a file knows them: it imports them, or they pass on an id. */
function functionsOf(source: ts.SourceFile): string[] {
  return source.statements
    .flatMap((statement) => {
      if (ts.isFunctionDeclaration(statement)) {
        const [first] = statement.parameters;
        return first && PASSED_ON.includes(first.name.getText()) ? [statement.name?.text ?? ''] : [];
      }
      const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
      return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
    })
    .filter((name) => TAKE_AN_ID.includes(name));
}

/** The texts that a file gives a name at its top. */
function constantsOf(source: ts.SourceFile): Map<string, string> {
  const declarations = source.statements
    .filter(ts.isVariableStatement)
    .flatMap((each) => [...each.declarationList.declarations]);
  return new Map(
    declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer && ts.isStringLiteralLike(initializer)
        ? [[name.text, initializer.text]]
        : [],
    ),
  );
}
