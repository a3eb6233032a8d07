import { DeleteOutlined, DownOutlined } from '@ant-design/icons';
import { DIRECTIVE_LIMITS, type PresetKind, type PresetView, type SavePreset } from '@hongqi/shared';
import { App, Button, Input, Modal, Popover } from 'antd';
import { useState } from 'react';
import { errorText } from '../api';
import { useAddPreset, usePresets, useRemovePreset } from './directive-queries';

const WORDS: Record<PresetKind, { word: string; none: string }> = {
  template: { word: '模板', none: '还没有模板。写好一条指令，存为模板，下次不用重写。' },
  audience: { word: '受众', none: '还没有存过受众。选好辖区和人员，存下来下次直接用。' },
};

interface Props {
  kind: PresetKind;
  use: (preset: PresetView) => void;
  /** What would be kept. */
  save: Pick<SavePreset, 'audience' | 'content'>;
  suggested?: string;
  disabled?: boolean;
}

/** Kept audiences or templates of the colleagues: one press to use, keep, or take away. */
export function PresetMenu({ kind, use, save, suggested = '', disabled = false }: Props) {
  const { word, none } = WORDS[kind];
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  const presets = (usePresets().data ?? []).filter((preset) => preset.kind === kind);
  const list = (
    <div className="presets">
      {presets.length === 0 ? <p className="quiet presets-none">{none}</p> : null}
      <ul>
        {presets.map((preset) => (
          <li key={preset.id} className="preset">
            <Button
              type="text"
              onClick={() => {
                use(preset);
                setOpen(false);
              }}
              data-testid={`use-${kind}`}
            >
              {preset.name}
            </Button>
            <Remove preset={preset} />
          </li>
        ))}
      </ul>
      <Button
        block
        disabled={disabled}
        onClick={() => {
          setOpen(false);
          setNaming(true);
        }}
        data-testid={`keep-${kind}`}
      >
        {kind === 'template' ? '把这条存为模板' : '把当前选择存为受众'}
      </Button>
    </div>
  );
  return (
    <>
      <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} content={list}>
        <Button aria-haspopup="dialog" aria-expanded={open} data-testid={`presets-${kind}`}>
          {word} <DownOutlined />
        </Button>
      </Popover>
      {naming ? (
        <Naming kind={kind} save={save} suggested={suggested} taken={presets} close={() => setNaming(false)} />
      ) : null}
    </>
  );
}

function Remove({ preset: { id, name } }: { preset: PresetView }) {
  const { message } = App.useApp();
  const remove = useRemovePreset();
  return (
    <Button
      type="text"
      icon={<DeleteOutlined />}
      aria-label={`删除${name}`}
      loading={remove.isPending}
      onClick={() => remove.mutate(id, { onError: (error) => void message.warning(errorText(error)) })}
    />
  );
}

interface NamingProps extends Pick<Props, 'kind' | 'save'> {
  suggested: string;
  taken: readonly PresetView[];
  close: () => void;
}

function Naming({ kind, save, suggested, taken, close }: NamingProps) {
  const { message } = App.useApp();
  const add = useAddPreset();
  const [name, setName] = useState(suggested.slice(0, DIRECTIVE_LIMITS.presetName.max));
  const clean = name.trim();
  const isTaken = taken.some((preset) => preset.name === clean);
  const keep = (): void =>
    add.mutate(
      { kind, name: clean, ...save },
      {
        onSuccess: () => {
          void message.success(`已存为${WORDS[kind].word}`);
          close();
        },
      },
    );
  return (
    <Modal
      open
      title={kind === 'template' ? '存为模板' : '存为受众'}
      okText="保存"
      onOk={keep}
      onCancel={close}
      confirmLoading={add.isPending}
      okButtonProps={{ disabled: !clean || isTaken }}
    >
      <label htmlFor="preset-name">名称（同辖区的同事也能用）</label>
      <Input
        id="preset-name"
        autoFocus
        value={name}
        maxLength={DIRECTIVE_LIMITS.presetName.max}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={() => clean && !isTaken && keep()}
        data-testid="preset-name"
      />
      <p className="field-error" role="alert">
        {isTaken ? '已有同名的，请换一个名称' : add.error ? errorText(add.error) : ''}
      </p>
    </Modal>
  );
}
