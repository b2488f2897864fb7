import { copyPlainData, findNotPlainData } from '../../src/kubernetes/plain-data';
import { runInNewContext } from 'node:vm';

/** As generated classes of cdk8s have it: only the name of the class and its one field count. */
class Quantity {
  public constructor(public readonly value: unknown) {}
}

class IntOrString extends Quantity {}

describe('a copy of plain data', () => {
  test('keeps every value that is not absent', () => {
    const value = { text: '', zero: 0, no: false, list: [], object: {}, deep: [{ a: [1, 'b'] }] };
    expect(copyPlainData(value)).toEqual(value);
  });

  test('shares nothing with the original', () => {
    const value = { deep: [{ a: 1 }] };
    const copy = copyPlainData(value) as typeof value;
    copy.deep[0]!.a = 2;
    expect(value).toEqual({ deep: [{ a: 1 }] });
  });

  test('leaves out what is undefined, and what is null unless it is to be kept', () => {
    const value = { a: undefined, b: null, c: { d: null } };
    expect(copyPlainData(value)).toStrictEqual({ c: {} });
    expect(copyPlainData(value, 'keep')).toStrictEqual({ b: null, c: { d: null } });
  });

  test('keeps the place of a missing item of a list as null, as JSON does', () => {
    expect(copyPlainData(['a', undefined, null, 'b'])).toEqual(['a', null, null, 'b']);
  });

  test('unwraps the classes of generated code that stand for a number or a text', () => {
    expect(copyPlainData({ cpu: new Quantity('500m') })).toEqual({ cpu: '500m' });
    expect(copyPlainData({ port: new IntOrString(8080) })).toEqual({ port: 8080 });
  });

  test('keeps an object that only has a field of the same name', () => {
    expect(copyPlainData({ header: { name: 'Accept', value: '*/*' } })).toEqual({
      header: { name: 'Accept', value: '*/*' },
    });
  });
});

describe('data that a manifest can hold', () => {
  test.each([
    ['texts, numbers, booleans and null', { a: '', b: -1.5, c: false, d: null, e: undefined }],
    ['lists and objects', [{ a: [[{}]] }]],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 })],
    ['an object of another realm', runInNewContext('({ a: [1] })')],
    ['one object in two places', [Object.freeze({ a: 1 })].flatMap((shared) => [shared, shared])],
    ['a wrapped quantity', { cpu: new Quantity('500m') }],
  ])('is, among others, %s', (_what, value) => {
    expect(findNotPlainData(value)).toBeUndefined();
  });
});

describe('data that no manifest can hold', () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;

  test.each([
    ['a function', { args: [() => 'x'] }, { path: 'args[0]', description: 'a function' }],
    ['a symbol', { a: Symbol('x') }, { path: 'a', description: 'a symbol' }],
    ['a value after good ones', { a: [1, 'b'], c: 1n }, { path: 'c', description: 'a bigint' }],
    ['a big integer', { a: 1n }, { path: 'a', description: 'a bigint' }],
    ['not a number', { a: Number.NaN }, { path: 'a', description: 'the number NaN' }],
    ['infinity', [Number.NEGATIVE_INFINITY], { path: '[0]', description: 'the number -Infinity' }],
    ['a date', { a: { b: new Date(0) } }, { path: 'a.b', description: 'an object of class Date' }],
    ['a map', new Map(), { path: '', description: 'an object of class Map' }],
    ['a promise', { a: Promise.resolve() }, { path: 'a', description: 'an object of class Promise' }],
    ['an object inside itself', { a: circle }, { path: 'a.self', description: 'an object that contains itself' }],
    ['a wrapped function', { cpu: new Quantity(() => 1) }, { path: 'cpu', description: 'a function' }],
    [
      'a field that would change the prototype',
      { a: JSON.parse('{ "__proto__": {} }') as unknown },
      { path: 'a', description: 'an object with a field named "__proto__"' },
    ],
  ])('is %s, and it is said where it stands', (_what, value, found) => {
    expect(findNotPlainData(value)).toEqual({ ...found, value: expect.anything() as unknown });
  });

  test('is named by the first place only, below the path that is given', () => {
    expect(findNotPlainData({ a: 1n, b: 2n }, 'spec')).toEqual({ path: 'spec.a', description: 'a bigint', value: 1n });
  });
});
