/**
 * The types of the errors of validation.
 *
 * Source: k8s.io/apimachinery/pkg/util/validation/field, ErrorType
 */
export type CauseReason =
  | 'FieldValueDuplicate'
  | 'FieldValueForbidden'
  | 'FieldValueInvalid'
  | 'FieldValueNotFound'
  | 'FieldValueNotSupported'
  | 'FieldValueRequired'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany';
