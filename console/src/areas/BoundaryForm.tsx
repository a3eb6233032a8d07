import { UploadOutlined } from '@ant-design/icons';
import { AppError, areaRoutes, type AreaView, LEVEL_LABEL } from '@hongqi/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Radio, Upload } from 'antd';
import { useState } from 'react';
import { call, errorText } from '../api';
import { readBoundaryText, refusalLines } from './boundary-text';

type Crs = 'gcj02' | 'wgs84' | 'cgcs2000';

const CRS_WORDS: { value: Crs; label: string }[] = [
  { value: 'cgcs2000', label: 'CGCS2000（国家大地坐标系，测绘成果）' },
  { value: 'wgs84', label: 'WGS-84(GPS)' },
  { value: 'gcj02', label: 'GCJ-02（微信、高德、腾讯地图）' },
];

/** The boundary of one area, from GeoJSON. The coordinate system has no default: a wrong guess moves a grid by 500 m. */
export function BoundaryForm({ area }: { area: AreaView }) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [crs, setCrs] = useState<Crs | null>(null);
  const read = readBoundaryText(text);
  const save = useMutation({
    mutationFn: (request: { boundary: unknown; crs: Crs }) =>
      call(areaRoutes.setBoundary, request, { code: area.code }),
    onSuccess: async () => {
      setText('');
      await queries.invalidateQueries({ queryKey: ['areas'] });
      void message.success('边界已更新');
    },
  });

  return (
    <>
      <h1>{area.name}</h1>
      <p className="quiet">
        {LEVEL_LABEL[area.level]} · {area.code} · {area.kind === 'special' ? '专属网格' : '综合'} ·{' '}
        {area.boundary ? '已有边界' : '尚无边界'}
      </p>
      <Form layout="vertical" onFinish={() => read.ok && crs && save.mutate({ boundary: read.boundary, crs })}>
        <Form.Item
          label="边界（GeoJSON）"
          help={text && !read.ok ? read.problem : undefined}
          validateStatus={text && !read.ok ? 'error' : ''}
        >
          <Input.TextArea
            rows={10}
            spellCheck={false}
            placeholder={'{ "type": "Polygon", "coordinates": […] }'}
            value={text}
            onChange={({ target }) => setText(target.value)}
            data-testid="boundary-text"
          />
        </Form.Item>
        <Form.Item>
          <Upload
            accept=".json,.geojson,application/geo+json"
            showUploadList={false}
            beforeUpload={(file) => {
              void file.text().then(setText);
              // Read here, sent with the form: antd must not send it by itself.
              return false;
            }}
          >
            <Button icon={<UploadOutlined />}>从文件读入</Button>
          </Upload>
        </Form.Item>
        <Form.Item label="这些坐标属于" required>
          <Radio.Group
            vertical
            options={CRS_WORDS}
            value={crs}
            onChange={({ target }) => setCrs(target.value as Crs)}
            data-testid="boundary-crs"
          />
        </Form.Item>
        {save.error ? <Refusal error={save.error} /> : null}
        <Button
          type="primary"
          htmlType="submit"
          disabled={!read.ok || !crs}
          loading={save.isPending}
          data-testid="boundary-save"
        >
          保存边界
        </Button>
      </Form>
    </>
  );
}

function Refusal({ error }: { error: unknown }) {
  const lines = error instanceof AppError ? refusalLines(error.details) : [];
  return (
    <Alert
      type="warning"
      showIcon
      className="gap-below"
      title={errorText(error)}
      description={lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      data-testid="boundary-refusal"
    />
  );
}
