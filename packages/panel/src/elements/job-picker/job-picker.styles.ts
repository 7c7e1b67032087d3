import { css } from 'lit';

export const jobPickerStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
  }

  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
    min-inline-size: 0;
  }

  flink-metrics-combobox {
    flex: 1 1 140px;
    max-inline-size: 280px;
  }

  @container (inline-size < 400px) {
    flink-metrics-combobox {
      flex-basis: 100%;
      max-inline-size: none;
    }

    .button {
      flex: 1;
    }
  }
`;
