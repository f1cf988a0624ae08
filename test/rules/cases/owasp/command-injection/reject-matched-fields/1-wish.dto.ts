import { IsString, Matches } from 'class-validator';

export class WishDto {
  @IsString()
  @Matches(/[a-z]+/)
  name!: string;
}
