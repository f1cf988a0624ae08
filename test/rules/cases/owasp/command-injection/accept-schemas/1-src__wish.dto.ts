import { IsInt, IsUUID } from 'class-validator';

export class WishDto {
  @IsUUID()
  id!: string;

  @IsInt()
  count!: number;
}
