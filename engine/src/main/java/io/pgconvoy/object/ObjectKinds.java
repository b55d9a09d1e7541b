package io.pgconvoy.object;

import java.util.List;

/** The registry of kinds, in the order in which they are read; dump IDs follow it, and loop repair follows those. */
final class ObjectKinds {
    /** Kinds that come from catalog queries. Extensions and schemas come first: what is wanted depends on them. */
    static final List<KindReader> READERS = List.of(
            Relation::read,
            Routine::read,
            EnumType::read,
            BaseType::read,
            RangeType::read,
            DomainType::read,
            CompositeType::read,
            UndefinedType::read,
            DummyType::read,
            Language::read,
            Aggregate::read,
            Operator::read,
            AccessMethod::read,
            OperatorClass::read,
            TextSearchParser::read,
            TextSearchTemplate::read,
            TextSearchDictionary::read,
            TextSearchConfiguration::read,
            ForeignDataWrapper::read,
            ForeignServer::read,
            DefaultAcl::read,
            Collation::read,
            Conversion::read,
            Cast::read,
            Transform::read,
            EventTrigger::read,
            TableAttach::read,
            ColumnDefault::read,
            NotNullConstraint::read,
            CheckConstraint::read,
            Index::read,
            IndexAttach::read,
            ExtendedStatistics::read,
            ForeignKey::read,
            Trigger::read,
            RuleReader::read,
            RowSecurity::read,
            Policy::read,
            Publication::read,
            PublicationTable::read,
            PublicationSchema::read,
            Subscription::read,
            SubscriptionTable::read,
            TableData::read,
            SequenceSet::read,
            MaterializedViewRefresh::read,
            RelationStatistics::read,
            LargeObjectReader::read);

    private ObjectKinds() {}
}
