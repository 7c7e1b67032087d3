import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestParameters } from './request.ts';

const KNOWN = ['query', 'time', 'match[]'];
const FORM = 'application/x-www-form-urlencoded';

const get = (search: string) => requestParameters(new Request(`http://gateway/x${search}`), KNOWN);

const post = (body: BodyInit, type: string | null = FORM, search = '') =>
  requestParameters(
    new Request(`http://gateway/x${search}`, {
      method: 'POST',
      body,
      headers: type === null ? {} : { 'content-type': type },
    }),
    KNOWN,
  );

const refused = (status: number, message: RegExp) => (error: Error & { status?: number }) => {
  assert.equal(error.status, status);
  assert.match(error.message, message);
  return true;
};

test('parameters are read from the URL of a GET and the form of a POST', async () => {
  assert.deepEqual(
    [...(await get('?query=a%2Bb+c&time=1'))],
    [
      ['query', 'a+b c'],
      ['time', '1'],
    ],
  );
  assert.deepEqual(
    [...(await post('query=a%2Bb+c&time=1'))],
    [
      ['query', 'a+b c'],
      ['time', '1'],
    ],
  );
  const utf8 = await post('query=1', `${FORM}; charset=UTF-8`);
  assert.equal(utf8.get('query'), '1');
});

test('match[] may come more than once, nothing else', async () => {
  assert.deepEqual((await get('?match[]=a&match%5B%5D=b')).getAll('match[]'), ['a', 'b']);
  await assert.rejects(get('?query=a&query=b'), refused(400, /query is given twice/));
  await assert.rejects(get('?query=a&que%72y=b'), refused(400, /query is given twice/));
  await assert.rejects(post('query=a&query=a'), refused(400, /query is given twice/));
});

test('a POST has its parameters in one place', async () => {
  await assert.rejects(post('query=a', FORM, '?query=b'), refused(400, /leave the URL without/));
  await assert.rejects(post('time=1', FORM, '?query=b'), refused(400, /leave the URL without/));
});

test('an unknown parameter is refused by name, not ignored', async () => {
  await assert.rejects(get('?query=a&dedup=true'), refused(400, /"dedup" is not supported/));
  await assert.rejects(get('?Query=a'), refused(400, /"Query" is not supported/));
  await assert.rejects(get('?query=a&'.concat('x'.repeat(5000))), refused(400, /^.{0,200}$/));
});

test('a form of another type than urlencoded UTF-8 is refused', async () => {
  const multipart = new FormData();
  multipart.set('query', 'up');
  await assert.rejects(
    post(multipart, 'multipart/form-data; boundary=x'),
    refused(415, /POST needs/),
  );
  const types = [
    'application/json',
    'text/plain',
    '',
    `${FORM}; charset=utf-16`,
    `${FORM}, ${FORM}`,
  ];
  for (const type of types) await assert.rejects(post('query=a', type), refused(415, /POST needs/));
});

test('bad percent escapes and bytes that are not UTF-8 are refused', async () => {
  await assert.rejects(get('?query=%zz'), refused(400, /"%"/));
  await assert.rejects(post('query=a%2'), refused(400, /"%"/));
  await assert.rejects(post(new Uint8Array([0x71, 0x3d, 0xff])), refused(400, /not UTF-8/));
});

test('a leading byte order mark is not dropped unseen', async () => {
  await assert.rejects(post('\uFEFFquery=a'), refused(400, /"\uFEFFquery" is not supported/));
  assert.equal((await post('query=%EF%BB%BFa')).get('query'), '\uFEFFa');
});

test('a semicolon separates nothing', async () => {
  assert.deepEqual([...(await get('?query=a;time=1'))], [['query', 'a;time=1']]);
});

test('a long form is refused once the limit is passed, whatever its length is said to be', async () => {
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(16 * 1024).fill(0x61));
    },
  });
  const request = new Request('http://gateway/', {
    method: 'POST',
    body: endless,
    duplex: 'half',
    headers: { 'content-type': FORM, 'content-length': '7' },
  } as RequestInit);
  await assert.rejects(requestParameters(request, KNOWN), refused(413, /longer than/));
  assert.ok(pulled < 40, `${pulled} chunks were read`);
});
