/** Styles of a table whose head stays under the top bar. */
export const stickyHead = {
  '& thead th': { position: 'sticky', top: 60, zIndex: 1, bgcolor: 'background.paper', whiteSpace: 'nowrap' },
  '& td': { overflowWrap: 'anywhere' },
  '& tbody tr:last-child td': { borderBottom: 0 },
} as const;

/** Styles of a row that leads somewhere; its first link is the way for the keyboard. */
export const openRow = { cursor: 'pointer', '&:hover': { bgcolor: 'action.hover' } } as const;
