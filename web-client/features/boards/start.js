/**
 * What goes on while no board is drawn.
 * @param {import('../../core/state.js').Context} _ctx
 */
export function startBoards(_ctx) {}
