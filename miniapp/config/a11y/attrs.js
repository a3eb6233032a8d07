/**
 * The aria attributes the pages use, by Taro component. Taro 4.2.1 drops every aria attribute on weapp.
 * Build side and runtime side must read the same table: Taro numbers a component's attributes by their sorted names.
 */
const attributes = ['aria-role', 'aria-label', 'aria-hidden', 'aria-disabled', 'aria-checked', 'aria-live'];

const components = ['View', 'Text', 'Image', 'Button', 'Input', 'Textarea', 'Picker', 'Switch'];

module.exports = Object.fromEntries(
  components.map((name) => [name, Object.fromEntries(attributes.map((attribute) => [attribute, '']))]),
);
