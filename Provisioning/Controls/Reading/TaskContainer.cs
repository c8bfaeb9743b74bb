using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Controls.Reading;

/// <summary>A container of a task, as its definition says.</summary>
/// <param name="Task">The task.</param>
/// <param name="Definition">The container's part of the definition.</param>
internal sealed record TaskContainer(TaskDefinition Task, ObjectExpression Definition) : INamed
{
    /// <inheritdoc/>
    public string Name => $"{Task.Name}/{Text("name")}";

    /// <summary>The environment that is no secret.</summary>
    public IEnumerable<(string Name, Expression Value)> Environment =>
        Definition["environment"] is ListExpression list
            ? list.Items.OfType<ObjectExpression>().Where(static v => v["value"] is not null).Select(static v => (ExpressionText.Of(v["name"]!), v["value"]!))
            : [];

    /// <summary>Whether a property has a value.</summary>
    public bool Is(string property, object value) => Definition[property] is LiteralExpression literal && literal.Value.Equals(value);

    /// <summary>The text of a property; <see langword="null"/> if there is none.</summary>
    public string? Text(string property) => Definition[property] is { } value ? ExpressionText.Of(value) : null;

    /// <summary>The containers of a task. Of a definition that cannot be read there is one, which has nothing that a control could find good.</summary>
    public static IEnumerable<TaskContainer> Of(TaskDefinition task) =>
        task.Args.ContainerDefinitions.Expression is FunctionExpression { Name: "toJSON", Argument: ListExpression list }
            ? list.Items.OfType<ObjectExpression>().Select(d => new TaskContainer(task, d))
            : [new TaskContainer(task, new ObjectExpression([]))];
}
