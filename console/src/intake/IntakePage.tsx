import {
  areaRoutes,
  issueRoutes,
  type IssueView,
  LIMITS,
  type LngLat,
  SOURCE_LABEL,
  spokenNumber,
  suggestCategories,
  URGENCIES,
  URGENCY_LABEL,
} from '@hongqi/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { call, errorText } from '../api';
import { useAreas, useCategories } from '../desk/desk-queries';
import { PhotoField } from '../desk/PhotoField';
import { GridMap } from '../map/GridMap';
import { randomKey } from '../parts/random-key';
import { EMPTY_INTAKE, type Intake, submissionOf } from './intake';

/** What came by telephone or over the counter, written down by the desk. */
export function IntakePage() {
  const { message } = App.useApp();
  const go = useNavigate();
  const queries = useQueryClient();
  const { data: areas } = useAreas();
  const { data: categories = [] } = useCategories();
  const [intake, setIntake] = useState(EMPTY_INTAKE);
  const [key] = useState(randomKey);
  const change = (changed: Partial<Intake>): void => setIntake((before) => ({ ...before, ...changed }));
  const suggested = useMemo(() => suggestCategories(intake.text, categories), [intake.text, categories]);
  const submit = useMutation({
    mutationFn: () => call(issueRoutes.submit, submissionOf(intake, key)),
    onSuccess: (view: IssueView) => {
      void queries.invalidateQueries({ queryKey: ['desk'] });
      void queries.invalidateQueries({ queryKey: ['counts'] });
      void message.success(`已登记，编号 ${spokenNumber(view.number)}`);
      void go(`/desk/all/${view.id}`);
    },
  });
  const empty = intake.text.trim() === '' && intake.photos.length === 0;

  return (
    <div className="intake">
      <section className="intake-form" aria-label="登记诉求">
        <h1>登记诉求</h1>
        <Form layout="vertical" onFinish={() => submit.mutate()}>
          <Form.Item label="来源">
            <Radio.Group
              options={(['phone', 'window'] as const).map((value) => ({ value, label: SOURCE_LABEL[value] }))}
              value={intake.source}
              onChange={({ target }) => change({ source: target.value as Intake['source'] })}
            />
          </Form.Item>
          <Form.Item label="反映内容" htmlFor="intake-text">
            <Input.TextArea
              id="intake-text"
              autoFocus
              rows={5}
              maxLength={LIMITS.issueText.max}
              value={intake.text}
              onChange={({ target }) => change({ text: target.value })}
              data-testid="intake-text"
            />
          </Form.Item>
          <Form.Item label="类别" htmlFor="intake-category">
            <Select
              id="intake-category"
              allowClear
              placeholder="不选则按「其他」"
              options={categories.map(({ code, name }) => ({ value: code, label: name }))}
              value={intake.categoryCode || undefined}
              onChange={(categoryCode: string | undefined) => change({ categoryCode: categoryCode ?? '' })}
            />
            {suggested.length && !intake.categoryCode ? (
              <p className="intake-suggest quiet">
                可能是：
                {suggested.map(({ code, name }) => (
                  <Button key={code} size="small" onClick={() => change({ categoryCode: code })}>
                    {name}
                  </Button>
                ))}
              </p>
            ) : null}
          </Form.Item>
          <Form.Item label="缓急">
            <Radio.Group
              options={URGENCIES.map((value) => ({ value, label: URGENCY_LABEL[value] }))}
              value={intake.urgency}
              onChange={({ target }) => change({ urgency: target.value as Intake['urgency'] })}
            />
          </Form.Item>
          <Form.Item label="地点（在右边地图上点一下）" htmlFor="intake-address">
            <Input
              id="intake-address"
              placeholder="楼栋、单元或路口"
              maxLength={LIMITS.address.max}
              value={intake.address}
              onChange={({ target }) => change({ address: target.value })}
              data-testid="intake-address"
            />
            {intake.position ? <Where position={intake.position} /> : null}
          </Form.Item>
          <Form.Item label="照片">
            <PhotoField name="photos" photos={intake.photos} change={(photos) => change({ photos })} />
          </Form.Item>
          <Form.Item>
            <Checkbox checked={intake.anonymous} onChange={({ target }) => change({ anonymous: target.checked })}>
              反映人不愿让承办人知道身份
            </Checkbox>
          </Form.Item>
          {submit.error ? (
            <Alert type="warning" showIcon className="gap-below" title={errorText(submit.error)} />
          ) : null}
          <Button
            type="primary"
            htmlType="submit"
            loading={submit.isPending}
            disabled={empty}
            data-testid="intake-submit"
          >
            登记
          </Button>{' '}
          <Button onClick={() => void go('/desk')}>取消</Button>
        </Form>
      </section>
      <section className="areas-map" aria-label="地图">
        <GridMap
          label="选择地点"
          areas={areas ?? []}
          issues={[]}
          marked={intake.position}
          onPickPlace={(position) => change({ position })}
        >
          <p className="map-hint">点一下地图，标出地点</p>
        </GridMap>
      </section>
    </div>
  );
}

/** Whose grid the place lies in, so that a wrong press is seen before it is sent. */
function Where({ position: [lng, lat] }: { position: LngLat }) {
  const found = useQuery({ queryKey: ['locate', lng, lat], queryFn: () => call(areaRoutes.locate, { lng, lat }) });
  if (found.error) return <p className="field-error">{errorText(found.error)}</p>;
  if (!found.data) return <p className="quiet">正在查找网格</p>;
  const { area, worker } = found.data;
  if (!area) return <p className="quiet">不在任何网格内，将由坐席分派</p>;
  return (
    <p className="quiet" data-testid="intake-where">
      {area.name}
      {worker ? `，网格员${worker.name}` : ''}
    </p>
  );
}
