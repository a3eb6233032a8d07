import { AREA_CODE, LIMITS } from '@hongqi/shared';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsNumber, IsObject, IsOptional, Matches, Max, Min } from 'class-validator';
import { BooleanText } from '../http/validation';

export class AreaListDto {
  @IsOptional()
  @Matches(AREA_CODE)
  under?: string;

  @IsOptional()
  @BooleanText()
  @IsBoolean()
  boundaries?: boolean;
}

export class LocateDto {
  @Type(() => Number)
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(LIMITS.place.west)
  @Max(LIMITS.place.east)
  lng!: number;

  @Type(() => Number)
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(LIMITS.place.south)
  @Max(LIMITS.place.north)
  lat!: number;
}

export class BoundaryDto {
  /** GeoJSON Polygon, MultiPolygon or a Feature of one. */
  @IsObject()
  boundary!: object;

  @IsIn(['gcj02', 'wgs84', 'cgcs2000'])
  crs!: 'gcj02' | 'wgs84' | 'cgcs2000';
}
