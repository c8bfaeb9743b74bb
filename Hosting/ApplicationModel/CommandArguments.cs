using System.Globalization;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Brings together what a command asks for and what is given. Pure.</summary>
internal static class CommandArguments
{
    /// <summary>The command's inputs, each with the value that is given or that counts if none is.</summary>
    /// <exception cref="DistributedApplicationException">One is missing, unknown, or not what it has to be.</exception>
    public static InteractionInputCollection Resolve(ResourceCommandAnnotation command, IEnumerable<InteractionInput> given)
    {
        var values = new InteractionInputCollection([.. given]);
        if (values.FirstOrDefault(g => !command.Arguments.Any(a => Same(a.Name, g.Name))) is { } unknown)
        {
            throw new DistributedApplicationException($"The command '{command.Name}' has no argument '{unknown.Name}': {Allowed(command)}.");
        }

        return new([.. command.Arguments.Select(argument => WithValue(command, argument, values.GetString(argument.Name)))]);
    }

    /// <summary>The arguments that a command has, for a sentence.</summary>
    public static string Allowed(ResourceCommandAnnotation command) =>
        command.Arguments.Count == 0 ? "it has no arguments" : $"allowed are {string.Join(", ", command.Arguments.Select(static a => a.Name))}";

    private static InteractionInput WithValue(ResourceCommandAnnotation command, InteractionInput argument, string? given)
    {
        var value = string.IsNullOrEmpty(given) ? argument.Value : given;
        return string.IsNullOrEmpty(value) && argument.Required
            ? throw new DistributedApplicationException($"The command '{command.Name}' needs the argument '{argument.Name}'{(argument.Description is null ? "." : $": {argument.Description}")}")
            : !string.IsNullOrEmpty(value) && Objection(argument, value) is { } objection
            ? throw new DistributedApplicationException($"The argument '{argument.Name}' of the command '{command.Name}' is not allowed: {objection}.")
            : new InteractionInput
            {
                Name = argument.Name,
                Label = argument.Label,
                Description = argument.Description,
                InputType = argument.InputType,
                Required = argument.Required,
                Placeholder = argument.Placeholder,
                MaxLength = argument.MaxLength,
                Value = value,
            };
    }

    private static string? Objection(InteractionInput argument, string value) => argument.InputType switch
    {
        InputType.Boolean when !bool.TryParse(value, out _) => $"'{value}' is neither true nor false",
        InputType.Number when !double.TryParse(value, CultureInfo.InvariantCulture, out _) => $"'{value}' is no number",
        _ when value.Length > argument.MaxLength => string.Create(CultureInfo.InvariantCulture, $"it has {value.Length} characters, and may have {argument.MaxLength}"),
        _ => null,
    };

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
