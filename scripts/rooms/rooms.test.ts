import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { circleFrom, importsOf, sourcesIn } from './imports.ts';
import { type Room, rooms } from './rooms.ts';

for (const [root, declared] of Object.entries(rooms)) {
  suite(`rooms of ${root}`, () => {
    const sources = sourcesIn(root);
    const imports = new Map(sources.map((source) => [source, importsOf(root, source)]));
    /** Between rooms, and what each is made of. */
    const arrows = [...imports.values()]
      .flat()
      .map(({ from, to, typeOnly }) => ({
        from: roomOf(declared, from),
        to: roomOf(declared, to),
        typeOnly,
        text: `${from} imports ${typeOnly ? 'types of ' : ''}${to}`,
      }))
      .filter(({ from, to }) => from !== to);

    test('every source is in a room, and no room is empty', () => {
      const paths = sources.map((source) => roomOf(declared, source)?.path ?? `none: ${source}`);
      assert.deepEqual(
        [...new Set(paths)].sort(),
        declared.map(({ path }) => path).sort(),
        'declare new rooms in scripts/rooms/rooms.ts',
      );
    });

    test('a room uses rooms that are declared before it', () => {
      declared.forEach(({ path, uses = [], types = [] }, index) => {
        const before = declared.slice(0, index).map((room) => room.path);
        assert.ok(!before.includes(path), `${path} is declared twice`);
        for (const used of [...uses, ...types])
          assert.ok(before.includes(used), `${path} uses ${used}: declare that one before it`);
      });
    });

    test('a room imports what it is declared to use', () => {
      const refused = arrows.filter(({ from, to, typeOnly }) => {
        const { uses = [], types = [] } = from ?? { path: '' };
        return ![...uses, ...(typeOnly ? types : [])].includes(to?.path ?? '');
      });
      assert.deepEqual(
        refused.map(({ text }) => text),
        [],
        'scripts/rooms/rooms.ts says who may import whom',
      );
    });

    test('a room is declared to use only what it imports', () => {
      const idle = declared.flatMap((room) => {
        const own = arrows.filter(({ from }) => from === room);
        const taken = own.filter(({ typeOnly }) => !typeOnly).map(({ to }) => to?.path);
        const known = own.map(({ to }) => to?.path);
        return [
          ...(room.uses ?? []).filter((used) => !taken.includes(used)),
          ...(room.types ?? []).filter((used) => !known.includes(used)),
        ].map((used) => `${room.path} takes nothing of ${used}, or types only`);
      });
      assert.deepEqual(idle, []);
    });

    test('no file imports itself by way of others, of which it may take types only', () => {
      const circles = sources.flatMap((source) => {
        const circle = circleFrom(source, imports) ?? [];
        // Told once, from its first file.
        return [...circle].sort()[0] === source ? [circle.join(' → ')] : [];
      });
      assert.deepEqual(circles, []);
    });
  });
}

/** The one declared deepest: `promql/parse` is none of `promql`. */
function roomOf(declared: readonly Room[], source: string): Room | undefined {
  return declared
    .filter(({ path }) => source === path || source.startsWith(`${path}/`))
    .toSorted((one, other) => other.path.length - one.path.length)[0];
}
