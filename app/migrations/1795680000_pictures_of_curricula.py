"""Pictures of curricula.

Revision ID: 1795680000
Revises: 1795650777
Create Date: 2026-11-26 12:20:00

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '1795680000'
down_revision: Union[str, Sequence[str], None] = '1795650777'
branch_labels: Union[str, Sequence[str], None] = ()
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    op.create_table('picture',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('drawn', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk__picture')),
    sa.UniqueConstraint('digest', name=op.f('uq__picture__digest'))
    )


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_table('picture')
