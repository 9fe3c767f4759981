using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FinancePortal.Core.Tests.Data;

/// <summary>Reads a T-SQL script with Microsoft's parser; says what does not parse, and which key or index names a table or column that the script does not make.</summary>
internal static class ScriptCheck
{
    public static IReadOnlyList<string> Run(string sql, out IReadOnlyCollection<string> tables)
    {
        using var reader = new StringReader(sql);
        var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        var problems = errors.Select(e => $"syntax {e.Line}:{e.Column} {e.Message}").ToList();
        var schema = new Schema(problems);
        script?.Accept(schema);
        tables = schema.Tables.Keys;

        void Columns(string table, IEnumerable<string> columns, string what)
        {
            if (!schema.Tables.TryGetValue(table, out var known))
            {
                problems.Add($"{what}: no table {table}");
                return;
            }

            problems.AddRange(columns.Where(c => !known.Contains(c)).Select(c => $"{what}: no column {table}.{c}"));
        }

        foreach (var (table, constraint) in schema.Constraints)
        {
            var what = constraint.ConstraintIdentifier?.Value;
            switch (constraint)
            {
                case ForeignKeyConstraintDefinition key:
                    Columns(table, key.Columns.Select(c => c.Value), $"foreign key {what}");
                    Columns(key.ReferenceTableName.BaseIdentifier.Value, key.ReferencedTableColumns.Select(c => c.Value), $"foreign key {what}");
                    break;
                case UniqueConstraintDefinition key:
                    Columns(table, key.Columns.Select(Name), $"key {what}");
                    break;
            }
        }

        foreach (var index in schema.Indexes)
        {
            Columns(index.OnName.BaseIdentifier.Value, index.Columns.Select(Name), $"index {index.Name.Value}");
        }

        foreach (var trigger in schema.Triggers)
        {
            Columns(trigger.TriggerObject.Name.BaseIdentifier.Value, [], $"trigger {trigger.Name.BaseIdentifier.Value}");
        }

        return problems;
    }

    private static string Name(ColumnWithSortOrder c) => c.Column.MultiPartIdentifier.Identifiers[^1].Value;

    private sealed class Schema(List<string> problems) : TSqlFragmentVisitor
    {
        public Dictionary<string, HashSet<string>> Tables { get; } = new(StringComparer.OrdinalIgnoreCase);
        public List<(string Table, ConstraintDefinition Constraint)> Constraints { get; } = [];
        public List<CreateIndexStatement> Indexes { get; } = [];
        public List<CreateTriggerStatement> Triggers { get; } = [];

        public override void Visit(CreateTableStatement node)
        {
            var name = node.SchemaObjectName.BaseIdentifier.Value;
            Tables[name] = new(node.Definition.ColumnDefinitions.Select(c => c.ColumnIdentifier.Value), StringComparer.OrdinalIgnoreCase);
            Constraints.AddRange(node.Definition.TableConstraints.Select(c => (name, c)));
        }

        public override void Visit(AlterTableAddTableElementStatement node)
        {
            var name = node.SchemaObjectName.BaseIdentifier.Value;
            if (Tables.TryGetValue(name, out var columns))
            {
                columns.UnionWith(node.Definition.ColumnDefinitions.Select(c => c.ColumnIdentifier.Value));
            }

            Constraints.AddRange(node.Definition.TableConstraints.Select(c => (name, c)));
        }

        public override void Visit(CreateIndexStatement node) => Indexes.Add(node);

        public override void Visit(CreateTriggerStatement node) => Triggers.Add(node);

        /// <summary>EXEC('…'): what stands in the string is T-SQL as well.</summary>
        public override void Visit(ExecutableStringList node)
        {
            foreach (var literal in node.Strings.OfType<StringLiteral>())
            {
                using var reader = new StringReader(literal.Value);
                var inner = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
                problems.AddRange(errors.Select(e => $"syntax in EXEC: {e.Message}"));
                inner?.Accept(this);
            }
        }
    }
}
