/** A function of an object that does its work once for each object. */
export function onceOfEach<Item extends object, Result>(of: (item: Item) => Result): (item: Item) => Result {
  const known = new WeakMap<Item, { readonly result: Result }>();
  return (item) => {
    const kept = known.get(item) ?? { result: of(item) };
    known.set(item, kept);
    return kept.result;
  };
}
