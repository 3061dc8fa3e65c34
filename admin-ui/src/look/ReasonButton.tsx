import Button, { type ButtonProps } from '@mui/material/Button';
import type { Theme } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import type { SystemStyleObject } from '@mui/system';

interface Props extends Omit<ButtonProps, 'sx'> {
  readonly sx?: SystemStyleObject<Theme>;
  /** Why it cannot be pressed; undefined when it can. */
  readonly reason?: string | undefined;
}

/**
 * A button that says why it is disabled. It stays focusable, so that the reason can be reached with the keyboard and is
 * read aloud.
 */
export function ReasonButton({ reason, onClick, sx, ...rest }: Props) {
  if (reason === undefined) return <Button {...rest} {...(onClick && { onClick })} {...(sx && { sx })} />;
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
