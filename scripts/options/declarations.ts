import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as ts from 'typescript';

const SRC = resolve(__dirname, '../../src');

/** What a declaration of the public API can be. */
export type Declaration = ts.ClassDeclaration | ts.EnumDeclaration | ts.InterfaceDeclaration;

/** The classes, interfaces and enumerations of the public API by name, in the order of `src/index.ts`. */
export function publicDeclarations(): ReadonlyMap<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const { file, names } of exportsOf('index.ts')) {
    for (const statement of parsed(file).statements) {
      if (isDeclaration(statement) && names.includes(statement.name?.text ?? '')) {
        found.set(statement.name?.text ?? '', statement);
      }
    }
  }
  return found;
}

function exportsOf(entryPoint: string): { file: string; names: readonly string[] }[] {
  return parsed(entryPoint).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) return [];
    const { exportClause, moduleSpecifier } = statement;
    if (!exportClause || !ts.isNamedExports(exportClause) || !ts.isStringLiteral(moduleSpecifier)) return [];
    const file = `${join(dirname(entryPoint), moduleSpecifier.text)}.ts`;
    return [{ file, names: exportClause.elements.map(({ name }) => name.text) }];
  });
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.ES2022, true);
}

function isDeclaration(statement: ts.Statement): statement is Declaration {
  return ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isEnumDeclaration(statement);
}

/** Whether users can neither see nor call a member. */
export function isHidden(member: ts.ClassElement): boolean {
  return isPrivate(member) || ts.getJSDocTags(member).some(({ tagName }) => tagName.text === 'internal');
}

/** Whether a member is there for its own class, or for classes that extend it. */
export function isPrivate(member: ts.ClassElement): boolean {
  return [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword].some((kind) => hasModifier(member, kind));
}

/** Whether a declaration has a modifier such as `static`. */
export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return modifiersOf(node).includes(kind);
}

function modifiersOf(node: ts.Node): ts.SyntaxKind[] {
  return ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []).map((modifier) => modifier.kind) : [];
}

/** The names of what a class or interface extends. */
export function basesOf({ heritageClauses }: ts.ClassDeclaration | ts.InterfaceDeclaration): string[] {
  return (heritageClauses ?? [])
    .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    .flatMap(({ types }) => types.map(({ expression }) => expression.getText()));
}
