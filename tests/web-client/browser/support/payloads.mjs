/**
 * Texts by which a page that trusts what people write would run it: each tries to set `window.hit`. They are the shapes
 * that matter here: raw HTML, Markdown's links, pictures and code, broken mark-up that a parser repairs, other
 * namespaces, forms of addresses, breaking out of attributes and titles, templates.
 */
export const PAYLOADS = Object.freeze([
  '<script>window.hit=1</script>',
  '<ScRiPt >window.hit=1</sCrIpT >',
  '<script src="data:text/javascript,window.hit=1"></script>',
  '<script\n>window.hit=1</script\n>',
  '</p></div><script>window.hit=1</script>',
  '<img src=x onerror=window.hit=1>',
  '<img src="x" onerror="window.hit=1"',
  '<img/src/onerror=window.hit=1>',
  '<img src=x:x onerror\n=\n"window.hit=1">',
  '<IMG """><SCRIPT>window.hit=1</SCRIPT>">',
  '<svg onload=window.hit=1>',
  '<svg><script>window.hit=1</script></svg>',
  '<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:window.hit=1"><text y=20>go</text></a></svg>',
  '<svg><style><img src=x onerror=window.hit=1></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1>',
  '<math><a href="javascript:window.hit=1">go</a></math>',
  '<iframe src="javascript:parent.hit=1"></iframe>',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '<object data="javascript:window.hit=1"></object>',
  '<embed src="data:text/html,<script>top.hit=1</script>">',
  '<details open ontoggle=window.hit=1>',
  '<input autofocus onfocus=window.hit=1>',
  '<video><source onerror=window.hit=1></video>',
  '<audio src=x onerror=window.hit=1>',
  '<body onpageshow=window.hit=1>',
  '<marquee onstart=window.hit=1>x</marquee>',
  '<form action="javascript:window.hit=1"><button>go</button></form>',
  '<a href="javascript:window.hit=1">go</a>',
  '<a href="&#106;avascript&colon;window.hit=1">go</a>',
  '<base href="javascript:window.hit=1//">',
  '<meta http-equiv="refresh" content="0;url=javascript:window.hit=1">',
  '<link rel=stylesheet href="data:text/css,*{background:url(javascript:window.hit=1)}">',
  '<style>@import "javascript:window.hit=1";</style>',
  '<div style="animation-name:x" onanimationstart="window.hit=1">x</div>',
  '<noscript><p title="</noscript><img src=x onerror=window.hit=1>">',
  '<template><script>window.hit=1</script></template>',
  '<textarea><img title="</textarea><img src=x onerror=window.hit=1>">',
  '<!--><img src=x onerror=window.hit=1>-->',
  '<![CDATA[<img src=x onerror=window.hit=1>]]>',
  '<?xml version="1.0"?><script>window.hit=1</script>',
  '<a id=ctx><a id=ctx name=store href="javascript:window.hit=1">go</a>',
  '[go](javascript:window.hit=1)',
  '[go](JaVaScRiPt:window.hit=1)',
  '[go](java\tscript:window.hit=1)',
  '[go](&#x6A;avascript:window.hit=1)',
  '[go]( javascript&colon;window.hit=1)',
  '[go](\u0001javascript:window.hit=1)',
  '[go](vbscript:window.hit=1)',
  '[go](data:text/html;base64,PHNjcmlwdD53aW5kb3cuaGl0PTE8L3NjcmlwdD4=)',
  '[go](https://example.test" onmouseover="window.hit=1)',
  '[go](https://example.test \'x" onmouseover="window.hit=1\')',
  '[go][ref]\n\n[ref]: javascript:window.hit=1',
  '<javascript:window.hit=1>',
  '![x](x" onerror="window.hit=1)',
  '![x](javascript:window.hit=1)',
  '![x" onerror="window.hit=1](https://example.test/x.png)',
  '[![x](javascript:window.hit=1)](javascript:window.hit=1)',
  '```"><img src=x onerror=window.hit=1>\ncode\n```',
  '`<img src=x onerror=window.hit=1>`',
  '> <img src=x onerror=window.hit=1>',
  '| a |\n|---|\n| <img src=x onerror=window.hit=1> |',
  '- [ ] <input onfocus=window.hit=1 autofocus>',
  '# <svg/onload=window.hit=1>',
  '"><img src=x onerror=window.hit=1>',
  "' onmouseover='window.hit=1' x='",
  '" autofocus onfocus="window.hit=1" x="',
  '${window.hit=1}{{constructor.constructor("window.hit=1")()}}',
  'https://example.test/"onmouseover="window.hit=1"',
  'www.example.test/<img/src=x/onerror=window.hit=1>',
]);

/**
 * The ones that fit into a name.
 *
 * @param {number} length
 */
export const fitting = (length) => PAYLOADS.filter((text) => text.length <= length && !/[\p{Cc}]/u.test(text));

/** As many at a time as a conversation draws at once. */
export const PORTIONS = Object.freeze([PAYLOADS.slice(0, 40), PAYLOADS.slice(40)]);
