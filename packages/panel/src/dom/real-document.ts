/**
 * What `document` is in the script tag's bundle, Lit and all: the build puts it in place of the global. A sandbox of
 * micro-frontends gives scripts a proxy of the document (qiankun does by default), which the DOM does not take for a node.
 */
const { ownerDocument } = document.createTextNode('');

export { ownerDocument as document };
