import { objectsIn } from '../../src/manifests/objects';

const WEB = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } };
const DATABASE = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'database' } };

describe('the objects in a document', () => {
  it('are the document itself if it has no items', () => {
    expect(objectsIn(WEB)).toEqual([{ path: '', object: WEB }]);
  });

  it('are the items of a list', () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [WEB, DATABASE] };
    expect(objectsIn(list)).toEqual([
      { path: 'items[0]', object: WEB },
      { path: 'items[1]', object: DATABASE },
    ]);
  });

  it('are the items of any kind, as for kubectl', () => {
    expect(objectsIn({ apiVersion: 'example.com/v1', kind: 'Bundle', items: [WEB] })).toEqual([
      { path: 'items[0]', object: WEB },
    ]);
  });

  it('are the items of lists in lists, in the order of the text', () => {
    const inner = { apiVersion: 'v1', kind: 'List', items: [DATABASE] };
    const list = { apiVersion: 'v1', kind: 'List', items: [inner, WEB] };
    expect(objectsIn(list)).toEqual([
      { path: 'items[0].items[0]', object: DATABASE },
      { path: 'items[1]', object: WEB },
    ]);
  });

  it('take kind and apiVersion from the kind of the list if they have neither', () => {
    const list = { apiVersion: 'v1', kind: 'PodList', items: [{ metadata: { name: 'web' } }, { kind: 'Job' }] };
    expect(objectsIn(list)).toEqual([
      { path: 'items[0]', object: WEB },
      { path: 'items[1]', object: { kind: 'Job' } },
    ]);
  });

  it('take nothing from a plain list', () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [{ metadata: { name: 'web' } }] };
    expect(objectsIn(list)).toEqual([{ path: 'items[0]', object: { metadata: { name: 'web' } } }]);
  });

  it('are none if the items are empty or null', () => {
    expect(objectsIn({ apiVersion: 'v1', kind: 'List', items: [] })).toEqual([]);
    expect(objectsIn({ apiVersion: 'v1', kind: 'List', items: null })).toEqual([]);
  });

  it('are those of a list itself if it has no items', () => {
    const list = { apiVersion: 'v1', kind: 'PodList' };
    expect(objectsIn(list)).toEqual([{ path: '', object: list }]);
  });

  it('are told apart from what is not an object', () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [WEB, 1, null, { items: ['a', [true]] }] };
    expect(objectsIn(list)).toEqual([
      { path: 'items[0]', object: WEB },
      { path: 'items[1]', problem: 'this is a number, not a Kubernetes object' },
      { path: 'items[2]', problem: 'this is null, not a Kubernetes object' },
      { path: 'items[3].items[0]', problem: 'this is a text, not a Kubernetes object' },
      { path: 'items[3].items[1]', problem: 'this is a list, not a Kubernetes object' },
    ]);
  });

  it.each([
    ['a text', 'a'],
    ['a number', 1],
    ['a number', 9007199254740993n],
    ['a boolean', true],
    ['a list', [WEB]],
    ['null', null],
  ])('are none if the document is %s', (name, value) => {
    expect(objectsIn(value)).toEqual([{ path: '', problem: `this document is ${name}, not a Kubernetes object` }]);
  });

  it('are none if the items are not a list', () => {
    expect(objectsIn({ items: {} })).toEqual([{ path: 'items', problem: '"items" is a mapping and no list' }]);
    expect(objectsIn({ items: 'a' })).toEqual([{ path: 'items', problem: '"items" is a text and no list' }]);
  });
});
