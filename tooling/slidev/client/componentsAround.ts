import type { ComponentPublicInstance, VNode } from 'vue'

/** Names of components begin with a capital; those of layouts and slides do not. */
const isName = (name: string | undefined): name is string => name !== undefined && /^[A-Z]\w*$/.test(name)

/** Where something is, for messages: `<DiagramNode> in <Diagram> in <Failover>`. */
const chain = (names: readonly string[]): string => names.map(name => `<${name}>`).join(' in ')

/** The components from a failing one up to its slide; an empty text if the slide itself fails. */
export function componentsAround(instance: ComponentPublicInstance | null): string {
  const names: string[] = []
  for (let one = instance; one && one.$.type.__name !== 'SlideWrapper'; one = one.$parent) {
    if (isName(one.$.type.__name))
      names.push(one.$.type.__name)
  }
  return chain(names)
}

/** The components around an element, innermost first; undefined if it is not in the tree. */
export function componentsOf(element: Element, node: VNode, names: readonly string[] = []): string | undefined {
  if (node.el === element && typeof node.type === 'string')
    return chain(names)
  if (node.component) {
    const { __name: name } = node.component.type
    return componentsOf(element, node.component.subTree, name === 'SlideWrapper' ? [] : isName(name) ? [name, ...names] : names)
  }
  const children = node.suspense ? [node.suspense.activeBranch] : Array.isArray(node.children) ? node.children : []
  for (const child of children) {
    const found = typeof child === 'object' && child !== null && 'type' in child ? componentsOf(element, child as VNode, names) : undefined
    if (found !== undefined)
      return found
  }
}
