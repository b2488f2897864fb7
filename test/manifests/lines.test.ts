import { Lines } from '../../src/manifests/lines';

describe('the lines of a text', () => {
  it('are counted from 1, and a line break belongs to the line that it ends', () => {
    const lines = new Lines('ab\ncd\n\ne');
    expect([0, 2, 3, 5, 6, 7].map((position) => lines.at(position))).toEqual([1, 1, 2, 2, 3, 4]);
  });

  it('are told in any order', () => {
    const lines = new Lines('a\nb\nc\n');
    expect([4, 0, 2, 4, 3].map((position) => lines.at(position))).toEqual([3, 1, 2, 3, 2]);
  });

  it('are counted from the line on which the text begins', () => {
    const lines = new Lines('a\nb\n', { line: 7, column: 1 });
    expect([2, 0].map((position) => lines.at(position))).toEqual([8, 7]);
  });

  it('have columns, those of the first line from where the text begins', () => {
    const lines = new Lines('ab\ncd', { line: 7, column: 5 });
    expect([1, 3, 4].map((offset) => lines.positionAt(offset))).toEqual([
      { line: 7, column: 6 },
      { line: 8, column: 1 },
      { line: 8, column: 2 },
    ]);
  });
});
