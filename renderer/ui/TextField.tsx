import type { Ref } from 'react'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './TextField.module.css'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string
  /** The label is still there for a screen reader. */
  hideLabel?: boolean
  description?: string
  /** Says what is wrong; the field is marked invalid while it is there. */
  errorMessage?: string
  placeholder?: string
  /** Lines to begin with; more than one makes it a text area. */
  rows?: number
  inputRef?: Ref<HTMLInputElement>
  areaRef?: Ref<HTMLTextAreaElement>
  className?: string
}

/** A field for text, with its label, what it wants, and what is wrong with it. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, description, errorMessage, placeholder, rows = 1, className, ...rest } = props
  const { inputRef, areaRef, ...field } = rest
  const control = { className: styles.input ?? '', ...(placeholder ? { placeholder } : {}) }
  return (
    <AriaTextField
      {...field}
      isInvalid={Boolean(errorMessage)}
      className={classNames(styles.field, className)}
    >
      <Label className={hideLabel ? 'visually-hidden' : styles.label}>{label}</Label>
      {rows > 1 ? (
        <TextArea {...control} rows={rows} {...(areaRef ? { ref: areaRef } : {})} />
      ) : (
        <Input {...control} {...(inputRef ? { ref: inputRef } : {})} />
      )}
      {description ? (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      ) : null}
      <FieldError className={styles.error ?? ''}>{errorMessage}</FieldError>
    </AriaTextField>
  )
}
