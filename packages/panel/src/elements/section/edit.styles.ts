import { css } from 'lit';

/** What only a section has that is edited. */
export const editStyles = css`
  .edit {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    border: 1px dashed var(--_control-border);
    border-radius: var(--_radius);
  }

  .head .edit {
    justify-content: end;
  }

  .edit .button:disabled {
    background: none;
    color: var(--_muted);
    opacity: 0.4;
  }

  .hidden-charts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    margin-block-start: 8px;
    color: var(--_muted);
    font-size: 12px;
  }

  .hidden-charts .button {
    max-inline-size: 100%;
    min-block-size: 24px;
    padding: 0 8px;
    border-style: dashed;
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .grip {
    display: flex;
    padding: 4px;
    color: var(--_muted);
    cursor: grab;
  }

  .grip svg {
    inline-size: 16px;
    block-size: 16px;
    fill: currentcolor;
  }

  /* Between two cards, where the dragged one would be. */
  [data-drop='before'] {
    box-shadow: -4px 0 0 var(--_accent);
  }

  [data-drop='after'] {
    box-shadow: 4px 0 0 var(--_accent);
  }

  [data-drop]:dir(rtl) {
    box-shadow: 4px 0 0 var(--_accent);
  }

  [data-drop='after']:dir(rtl) {
    box-shadow: -4px 0 0 var(--_accent);
  }

  /* No fingers: they scroll, and a browser's own dragging does not hear them. */
  @media (hover: none) {
    .grip {
      display: none;
    }
  }

  @media print {
    .edit,
    .hidden-charts {
      display: none;
    }
  }
`;
