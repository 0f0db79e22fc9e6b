import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Marked } from '/vendor/marked.js';
import { EMOJI, isEmojiOnly, searchEmoji } from '../../../web-client/features/messages/emoji.js';
import {
  isLong,
  isOverwhelming,
  isSafeLink,
  markdownExtension,
  plainText,
} from '../../../web-client/features/messages/markdown-policy.js';

const marked = new Marked(markdownExtension());
/** @param {string} text */
const html = (text) => /** @type {string} */ (marked.parse(text)).trim();

test('Raw_HTML_is_text', () => {
  assert.equal(html('<b>x</b>'), '<p>&lt;b&gt;x&lt;/b&gt;</p>');
  assert.equal(html('<script>alert(1)</script>'), '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
  assert.equal(html('a\n<div>\n**b**\n</div>'), '<p>a<br>&lt;div&gt;<br><strong>b</strong><br>&lt;/div&gt;</p>');
});

test('Only_links_that_can_do_no_harm_are_links', () => {
  assert.match(html('[x](https://a.example/?a=1&b="2")'), /href="https:\/\/a\.example\/\?a=1&amp;b=&quot;2&quot;"/);
  assert.equal(html('[x](mailto:a@b.example)'), '<p><a href="mailto:a@b.example">x</a></p>');
  for (const address of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '/w/1',
    'file:///etc',
  ]) {
    assert.equal(html(`[x](${address})`), '<p>x</p>', address);
    assert.equal(isSafeLink(address), false, address);
  }
  assert.equal(html('<javascript:alert(1)>'), '<p>javascript:alert(1)</p>');
});

test('A_picture_becomes_a_link_so_that_nobody_learns_who_reads', () => {
  assert.equal(html('![cat](https://a.example/c.png)'), '<p><a href="https://a.example/c.png">cat</a></p>');
  assert.equal(
    html('![](https://a.example/c.png)'),
    '<p><a href="https://a.example/c.png">https://a.example/c.png</a></p>',
  );
  assert.equal(html('![x](javascript:alert(1))'), '<p>x</p>');
  assert.equal(
    html('[![cat](https://a.example/c.png)](https://b.example)'),
    '<p><a href="https://b.example">cat</a></p>',
  );
  assert.equal(html('![<b>](https://a.example)'), '<p><a href="https://a.example">&lt;b&gt;</a></p>');
});

test('A_task_list_is_a_list_with_brackets', () => {
  assert.equal(html('- [ ] a\n- [x] b'), '<ul>\n<li>[ ] a</li>\n<li>[x] b</li>\n</ul>');
});

test('Whatever_is_written_only_the_expected_elements_come_out', () => {
  const allowed =
    /^<\/?(?:p|br|hr|strong|em|del|code|pre|blockquote|a|ul|ol|li|h[1-6]|table|thead|tbody|tr|t[hd])(?:>| )/;
  const piece = fc.constantFrom(
    ...['<', '>', '"', "'", '`', '![', '](', ')', '[', ']', '\n', ' ', '*', '_', '|', '-', '#', '&', '\\', '~~'],
    ...[
      'javascript:',
      'https://a.example',
      '<img src=x onerror=1>',
      '<svg/onload=1>',
      'x',
      '1. ',
      '```',
      '&lt;',
      '<!--',
      '<a href=',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      for (const tag of html(pieces.join('')).match(/<[^>]*>?/g) ?? []) {
        assert.match(tag, allowed);
        if (/^<a\b/.test(tag)) assert.match(tag, /^<a href="(?:https?:|mailto:)[^"<>]*">$/i);
      }
    }),
    { numRuns: 2000 },
  );
});

test('Long_messages_are_folded', () => {
  assert.equal(isLong('short\n'.repeat(10)), false);
  assert.equal(isLong('x'.repeat(16_000)), true);
  assert.equal(isLong('\n'.repeat(30)), true);
});

test('A_few_emoji_alone_are_shown_larger', () => {
  for (const text of ['🎉', '👍🏽 👨‍👩‍👧‍👦', '🇫🇮', '❤️', '1️⃣', ' 🎉\n']) assert.equal(isEmojiOnly(text), true, text);
  for (const text of ['', ' ', '1', 'ok 🎉', '🎉!', '#', '🎉'.repeat(40)]) assert.equal(isEmojiOnly(text), false, text);
});

test('Emoji_are_found_by_the_beginnings_of_their_words', () => {
  assert.deepEqual(
    searchEmoji('par face').map(([emoji]) => emoji),
    ['🥳'],
  );
  assert.equal(searchEmoji('').length, EMOJI.length);
  assert.deepEqual(searchEmoji('zzz'), []);
  assert.equal(new Set(EMOJI.map(([emoji]) => emoji)).size, EMOJI.length);
});

test('Text_made_to_stop_the_parser_is_plain_text', () => {
  for (const piece of ['>', '> ', '1. ', '- ', '> - ', 'a_*', '**a*b_c ', '~~a*']) {
    assert.equal(isOverwhelming(piece.repeat(16_000 / piece.length)), true, piece);
  }
  assert.equal(plainText('<b>\n>>'), '<p>&lt;b&gt;<br>&gt;&gt;</p>');
});

test('Text_that_people_write_is_Markdown', () => {
  const ordinary = [
    '>'.repeat(5) + ' a quote of a quote',
    '-'.repeat(200),
    '*'.repeat(200),
    '- one\n- two\n'.repeat(500),
    'a_name_of_code(in_a_log_file) '.repeat(500),
    '**bold** and *italic* words '.repeat(250),
  ];
  for (const text of ordinary) assert.equal(isOverwhelming(text), false, text.slice(0, 40));
});

test('Any_text_that_is_not_overwhelming_is_rendered', () => {
  const piece = fc.constantFrom('>', '> ', '- ', '1. ', '*', '_', '~~', '`', '[', '](', '|', '\n', '  ', 'a', '!', '<');
  const text = fc.tuple(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 300 }));
  fc.assert(
    fc.property(text, ([pieces, times]) => {
      const body = pieces.join('').repeat(times).slice(0, 2_000);
      return isOverwhelming(body) || typeof html(body) === 'string';
    }),
    { numRuns: 200 },
  );
});
