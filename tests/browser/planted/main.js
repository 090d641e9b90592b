window.planted = true;
const attachShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) {
  return attachShadow.call(this, options);
};
new Image().src = '/planted.png';
