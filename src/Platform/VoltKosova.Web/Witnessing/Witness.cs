using System.Text.Json;

namespace VoltKosova.Web;

/// <summary>
/// Stands beside a request and sees whom it touches: whose data an answer shows, whom an act changes. Where an audit trail watches, it is
/// told before the first byte of the answer leaves; where none does, the witness looks at nothing.
/// </summary>
public sealed class Witness
{
    private readonly HashSet<Guid> _persons = [];
    private readonly HashSet<Guid> _records = [];
    private Func<Sighting, CancellationToken, Task>? _tell;
    private bool _told;

    /// <summary>Whether anybody wants to hear.</summary>
    public bool Watches => _tell is not null;

    /// <summary>Begins to watch.</summary>
    /// <param name="tell">Keeps what was seen; when its task ends, that is safe.</param>
    public void Watch(Func<Sighting, CancellationToken, Task> tell) => _tell = tell;

    /// <summary>The account that somebody tried to become, where that is known: a sign-in has no caller yet.</summary>
    public Guid? Account { get; set; }

    /// <summary>Why, where a request says so elsewhere than in the header: in the form or body that asks for a job.</summary>
    public string? Reason { get; set; }

    /// <summary>This person's data are shown or changed.</summary>
    public void Saw(Guid person) => _persons.Add(person);

    /// <summary>A staff page shows what this answer says: whose ids stand in it.</summary>
    public void SawIn(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Bytes() is { } bytes)
            Read(bytes);
    }

    /// <summary>What was seen has not happened: the act was undone.</summary>
    internal void Forget() => _persons.Clear();

    /// <summary>
    /// Tells what was seen and not told yet, and at least once that there was a request at all. A file tells before each of its pieces.
    /// </summary>
    public async Task Tell(CancellationToken cancellation)
    {
        if (_tell is null || (_told && _persons.Count + _records.Count == 0))
            return;
        var sighting = new Sighting([.. _persons], _persons.Count > 0 ? [] : [.. _records]);
        await _tell(sighting, cancellation);
        _told = true;
        _persons.Clear();
        _records.Clear();
    }

    /// <summary>Sees whose ids stand in an answer.</summary>
    internal void Read(ReadOnlySpan<byte> json)
    {
        if (!Watches)
            return;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var ids = PersonalData.IsPerson(ref reader) ? _persons : PersonalData.IsRecord(ref reader) ? _records : null;
            if (ids is not null && reader.Read() && reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var id))
                ids.Add(id);
        }
    }
}

/// <summary>What a witness saw: ids and nothing else.</summary>
/// <param name="Persons">The persons whose data were shown or changed.</param>
/// <param name="Records">Where the answer names no person: the ids of its records.</param>
public sealed record Sighting(IReadOnlyList<Guid> Persons, IReadOnlyList<Guid> Records);
