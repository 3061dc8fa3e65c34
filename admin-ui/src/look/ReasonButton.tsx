import Button, { type ButtonProps } from '@mui/material/Button';
import type { Theme } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import type { SystemStyleObject } from '@mui/system';
import type { MouseEvent } from 'react';

interface Props extends Omit<ButtonProps, 'sx'> {
  readonly sx?: SystemStyleObject<Theme>;
  /** Why it cannot be pressed; undefined when it can. */
  readonly reason?: string | undefined;
}

/** The second click of a double click would send the same again. */
const onlyFirst = (event: MouseEvent<HTMLButtonElement>, go: ButtonProps['onClick']): void => {
  if (event.detail > 1) event.preventDefault();
  else go?.(event);
};

/**
 * A button that says why it is disabled. It stays focusable, so that the reason can be reached with the keyboard and is
 * read aloud. One that sends (`loading` is given) sends once however fast it is clicked.
 */
export function ReasonButton({ reason, onClick, sx, ...rest }: Props) {
  if (reason === undefined) {
    const pressed =
      rest.loading === undefined ? onClick : (event: MouseEvent<HTMLButtonElement>) => onlyFirst(event, onClick);
    return <Button {...rest} {...(pressed && { onClick: pressed })} {...(sx && { sx })} />;
  }
  return (
    <Tooltip title={reason} describeChild>
      <Button
        {...rest}
        type="button"
        aria-disabled
        disableRipple
        sx={{ ...sx, opacity: 0.55, cursor: 'not-allowed' }}
        onClick={(event) => event.preventDefault()}
      />
    </Tooltip>
  );
}
